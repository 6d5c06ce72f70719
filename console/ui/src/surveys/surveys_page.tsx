import { lazy, Suspense } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { useLeaveWarning } from "../kept";
import { mayLook } from "../session/rights";
import { useMe } from "../session/use_session";
import { Empty, Loading } from "../ui";
import { useSurveyWords } from "../words/use_survey_words";
import { useWords } from "../words/use_words";
import "./surveys.css";

// Each page of its own, so that reading results does not fetch the designer.
const RoundsPage = lazy(() =>
  import("./rounds/rounds_page").then((page) => ({ default: page.RoundsPage })),
);
const RoundPlanPage = lazy(() =>
  import("./rounds/plan_page").then((page) => ({ default: page.RoundPlanPage })),
);
const RoundWatchPage = lazy(() =>
  import("./rounds/watch_page").then((page) => ({ default: page.RoundWatchPage })),
);
const ListPage = lazy(() => import("./questionnaires/list_page"));
const DesignerPage = lazy(() => import("./questionnaires/designer_page"));
const ResultsPage = lazy(() => import("./results/results_page"));

// The two lists of this part of the console, one beside the other.
function Lists() {
  const { say } = useSurveyWords();
  const [path] = useLocation();
  const entry = (href: string, words: string) => (
    <Link
      href={href}
      className="survey-tab tap"
      aria-current={path === href ? "page" : undefined}
      data-testid={`lists-${href.split("/").pop()}`}
    >
      {words}
    </Link>
  );
  return (
    <nav className="survey-tabs" aria-label={say("lists.label")}>
      {entry("/khao-sat", say("lists.rounds"))}
      {entry("/khao-sat/bo-cau-hoi", say("lists.questionnaires"))}
    </nav>
  );
}

function NotFound() {
  const { say } = useWords();
  return (
    <>
      <h1 className="sr-only">{say("state.not_found")}</h1>
      <Empty icon="help" words={say("state.not_found")} next={say("state.not_found_next")} />
    </>
  );
}

export default function SurveysPage() {
  const { say } = useWords();
  const me = useMe();
  useLeaveWarning();
  const results = mayLook(me, "results");
  const barred = (
    <>
      <h1 className="sr-only">{say("state.no_right")}</h1>
      <Empty icon="lock" words={say("state.no_right")} next={say("state.no_right_next")} />
    </>
  );
  return (
    <Suspense fallback={<Loading rows={12} />}>
      <Switch>
        <Route path="/khao-sat">
          <Lists />
          <RoundsPage />
        </Route>
        <Route path="/khao-sat/bo-cau-hoi">
          <Lists />
          <ListPage />
        </Route>
        <Route path="/khao-sat/bo-cau-hoi/:id/:version">
          {({ id, version }) => (
            <DesignerPage key={`${id} ${version}`} id={id} version={Number(version)} />
          )}
        </Route>
        <Route path="/khao-sat/dot/:id/theo-doi">
          {({ id }) => <RoundWatchPage key={id} id={id} />}
        </Route>
        <Route path="/khao-sat/dot/:id/ket-qua">
          {({ id }) => (results ? <ResultsPage key={id} id={Number(id)} /> : barred)}
        </Route>
        <Route path="/khao-sat/dot/:id">{({ id }) => <RoundPlanPage key={id} id={id} />}</Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}
