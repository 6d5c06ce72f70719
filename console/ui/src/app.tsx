import { lazy, Suspense } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { ChangesProvider } from "./changes/use_changes";
import { homeOf, mayLook, seesCases, seesSurveys } from "./session/rights";
import { useSession } from "./session/use_session";
import { Broken } from "./shell/broken";
import { Shell } from "./shell/shell";
import { Button, Empty, ErrorNote, Loading } from "./ui";
import { useWords } from "./words/use_words";

// The code of a page does not come: loading everything anew is the way out.
const reload = () => window.location.reload();

const LoginPage = lazy(() => import("./session/login_page"));
const LockScreen = lazy(() => import("./session/lock_screen"));
const OverviewPage = lazy(() => import("./overview/overview_page"));
const InboxPage = lazy(() => import("./inbox/inbox_page"));
const CasesPage = lazy(() => import("./cases/cases_page"));
const SurveysPage = lazy(() => import("./surveys/surveys_page"));
const ProfilePage = lazy(() => import("./profile/profile_page"));
const AdminPage = lazy(() => import("./admin/admin_page"));
const InvitePage = lazy(() => import("./admin/invite_page"));

function Pages() {
  const { say } = useWords();
  const { me } = useSession();
  const inbox = mayLook(me, "queue") || mayLook(me, "restricted");
  const cases = seesCases(me);
  const barred = (
    <>
      <h1 className="sr-only">{say("state.no_right")}</h1>
      <Empty icon="lock" words={say("state.no_right")} next={say("state.no_right_next")} />
    </>
  );
  return (
    <Suspense fallback={<Loading rows={8} onRetry={reload} />}>
      <Switch>
        <Route path="/">
          <Redirect to={homeOf(me)} replace />
        </Route>
        <Route path="/tong-quan">
          <OverviewPage />
        </Route>
        <Route path="/hop-thoai/:id?">{({ id }) => (inbox ? <InboxPage id={id} /> : barred)}</Route>
        <Route path="/phan-anh/:id?">{({ id }) => (cases ? <CasesPage id={id} /> : barred)}</Route>
        <Route path="/khao-sat/*?">{seesSurveys(me) ? <SurveysPage /> : barred}</Route>
        <Route path="/quan-tri/:name?">
          {({ name }) => (mayLook(me, "admin") ? <AdminPage name={name} /> : barred)}
        </Route>
        <Route path="/ca-nhan">
          <ProfilePage />
        </Route>
        <Route>
          <h1 className="sr-only">{say("state.not_found")}</h1>
          <Empty icon="help" words={say("state.not_found")} next={say("state.not_found_next")} />
        </Route>
      </Switch>
    </Suspense>
  );
}

// Locked or logged out in the middle of work: the page stays as it is, unseen and out of reach.
export function App() {
  const { say } = useWords();
  const { me, barred, asking, problem, ask } = useSession();
  const [path] = useLocation();
  if (path === "/loi-moi") {
    return (
      <Suspense fallback={<Loading onRetry={reload} />}>
        <InvitePage />
      </Suspense>
    );
  }
  if (asking && !barred) return <Loading rows={8} onRetry={ask} />;
  if (!me && !barred) {
    return (
      <div className="empty">
        <ErrorNote problem={problem} />
        <Button onClick={ask}>{say("common.retry")}</Button>
      </div>
    );
  }
  return (
    <Broken>
      {me && (
        <div className={barred ? "covered" : "uncovered"} inert={barred !== null}>
          <ChangesProvider paused={barred !== null}>
            <Shell>
              <Broken>
                <Pages />
              </Broken>
            </Shell>
          </ChangesProvider>
        </div>
      )}
      {barred && (
        <div className="cover">
          <Suspense fallback={<Loading onRetry={reload} />}>
            {barred === "locked" ? <LockScreen /> : <LoginPage again={me !== undefined} />}
          </Suspense>
        </div>
      )}
    </Broken>
  );
}
