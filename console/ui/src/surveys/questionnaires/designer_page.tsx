import { useState } from "react";
import { Link } from "wouter";
import { mayAct } from "../../session/rights";
import { useMe } from "../../session/use_session";
import { useTitle } from "../../shell/use_title";
import { Asked, Button, Icon, Note } from "../../ui";
import { dateTime } from "../../time/format";
import { useSurveyWords } from "../../words/use_survey_words";
import type { OpenQuestionnaire } from "../shapes";
import { BeforePart } from "./before_part";
import { Designer } from "./designer";
import { NewDialog } from "./new_dialog";
import { useQuestionnaire, useQuestionnaires } from "./queries";
import { StateOf } from "./state_of";
import "./designer.css";

interface DesignerProps {
  id: string;
  version: number;
}

// A version that a round uses, or that came with the program, is read only.
function ReadOnly({ id, open }: { id: string; open: OpenQuestionnaire }) {
  const { say } = useSurveyWords();
  const may = mayAct(useMe(), "surveys");
  const list = useQuestionnaires(may);
  const [asked, setAsked] = useState(false);
  const row = list.data?.items.find(
    (one) => one.id === id && one.version === open.questionnaire.version,
  );
  return (
    <Note
      kind="plain"
      icon="lock"
      actions={
        may &&
        row && (
          <Button kind="primary" icon="plus" onClick={() => setAsked(true)} testId="next-version">
            {say("designer.next")}
          </Button>
        )
      }
    >
      {say(open.state === "draft" ? "designer.only_look" : `designer.only_${open.state}`)}
      {asked && row && (
        <NewDialog all={list.data!.items} from={row} way="next" onClose={() => setAsked(false)} />
      )}
    </Note>
  );
}

function Opened({ id, open }: { id: string; open: OpenQuestionnaire }) {
  const { say } = useSurveyWords();
  const may = mayAct(useMe(), "surveys");
  const editable = may && open.state === "draft";
  const { title, version } = open.questionnaire;
  useTitle(title);
  return (
    <div className="surveys designer">
      <nav className="crumbs" aria-label={say("crumbs")}>
        <Link href="/khao-sat/bo-cau-hoi">{say("list.page")}</Link>
        <Icon name="right" />
        <span>{id}</span>
      </nav>
      <div className="surveys-head">
        <h1>{say("list.name", { title, version })}</h1>
        <StateOf state={open.state} />
        {open.by && (
          <span className="small secondary">
            {say("designer.last", { name: open.by, time: dateTime(open.at) })}
          </span>
        )}
      </div>
      {editable && <p className="small secondary">{say("designer.approval")}</p>}
      {!editable && <ReadOnly id={id} open={open} />}
      {open.before && <BeforePart before={open.before} whole={open.questionnaire} />}
      <Designer id={id} open={open} editable={editable} />
    </div>
  );
}

export default function DesignerPage({ id, version }: DesignerProps) {
  const open = useQuestionnaire(id, version);
  return (
    <Asked query={open} like="file" rows={10}>
      {(found) => <Opened id={id} open={found} />}
    </Asked>
  );
}
