import { useState } from "react";
import { Link } from "wouter";
import { mayAct } from "../../session/rights";
import { useMe } from "../../session/use_session";
import { useTitle } from "../../shell/use_title";
import { wholeNumber } from "../../text/numbers";
import { found } from "../../text/folding";
import { dateTime } from "../../time/format";
import {
  Asked,
  Button,
  type Column,
  Empty,
  Menu,
  type MenuChoice,
  NoMatch,
  Select,
  Table,
  TextField,
} from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { QuestionnaireRow, QuestionnaireState } from "../shapes";
import { DropDialog } from "./drop_dialog";
import { NewDialog, type NewWay } from "./new_dialog";
import { pageOf, useQuestionnaires } from "./queries";
import { StateOf } from "./state_of";
import { minutes } from "./words";

const STATES: QuestionnaireState[] = ["draft", "frozen", "shipped"];

function Rounds({ row }: { row: QuestionnaireRow }) {
  const { say } = useSurveyWords();
  if (row.rounds.length === 0) return <span className="secondary">{say("list.no_round")}</span>;
  return (
    <ul className="questionnaire-rounds">
      {row.rounds.map((round) => (
        <li key={round.id}>
          <Link href={`/khao-sat/dot/${round.id}`}>{round.name}</Link>
        </li>
      ))}
    </ul>
  );
}

interface Chosen {
  row: QuestionnaireRow;
  way: NewWay | "drop";
}

function Acts({ row, onAct }: { row: QuestionnaireRow; onAct: (way: Chosen["way"]) => void }) {
  const { say } = useSurveyWords();
  const choices: MenuChoice[] = [
    {
      key: "next",
      label: say("list.next"),
      hint: say("list.next_hint"),
      icon: "plus",
      onChoose: () => onAct("next"),
    },
    {
      key: "copy",
      label: say("list.copy"),
      hint: say("list.copy_hint"),
      icon: "copy",
      onChoose: () => onAct("copy"),
    },
  ];
  if (row.state === "draft") {
    const used = row.rounds.length > 0;
    const changeable = row.rounds.some((round) => round.state !== "cancelled");
    choices.push({
      key: "drop",
      label: say("list.drop"),
      hint: used ? say(changeable ? "list.drop_used" : "list.drop_cancelled") : undefined,
      icon: "trash",
      off: used,
      onChoose: () => onAct("drop"),
    });
  }
  const name = say("list.acts_of", { title: row.title, version: row.version });
  return (
    <Menu
      label={name}
      testId={`acts-${row.id}-${row.version}`}
      face={
        <>
          <span aria-hidden="true">{say("list.acts")}</span>
          <span className="sr-only">{name}</span>
        </>
      }
      groups={[{ choices }]}
    />
  );
}

function columnsOf(
  words: ReturnType<typeof useSurveyWords>,
  act: ((chosen: Chosen) => void) | null,
): Column<QuestionnaireRow>[] {
  const { say, language } = words;
  const columns: Column<QuestionnaireRow>[] = [
    {
      key: "title",
      title: say("list.title"),
      card: "title",
      width: "32%",
      render: (row) => (
        <>
          <Link href={pageOf(row.id, row.version)}>
            {say("list.name", { title: row.title, version: row.version })}
          </Link>
          <div className="small secondary">{row.id}</div>
        </>
      ),
    },
    {
      key: "state",
      title: say("list.state"),
      card: "chip",
      render: (row) => <StateOf state={row.state} />,
    },
    {
      key: "questions",
      title: say("list.questions"),
      render: (row) =>
        say("list.questions_time", {
          n: wholeNumber(row.questions, language),
          time: minutes(row.seconds),
        }),
    },
    { key: "rounds", title: say("list.rounds"), render: (row) => <Rounds row={row} /> },
    {
      key: "at",
      title: say("list.at"),
      render: (row) => (row.by ? `${row.by}, ${dateTime(row.at)}` : say("list.files")),
    },
  ];
  if (act) {
    columns.push({
      key: "acts",
      title: say("list.acts"),
      card: "plain",
      width: "120px",
      render: (row) => <Acts row={row} onAct={(way) => act({ row, way })} />,
    });
  }
  return columns;
}

export default function QuestionnaireListPage() {
  const words = useSurveyWords();
  const { say } = words;
  const may = mayAct(useMe(), "surveys");
  const list = useQuestionnaires();
  const [query, setQuery] = useState("");
  const [state, setState] = useState("");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fresh, setFresh] = useState(false);
  useTitle(say("list.page"));
  const all = list.data?.items ?? [];
  const shown = all.filter(
    (row) => (!state || row.state === state) && found(query, row.title, row.id),
  );
  const clear = () => {
    setQuery("");
    setState("");
  };
  const add = may && all.length > 0 && (
    <Button kind="primary" icon="plus" onClick={() => setFresh(true)} testId="new-questionnaire">
      {say("list.new")}
    </Button>
  );
  return (
    <div className="surveys stack">
      <div className="surveys-head">
        <h1>{say("list.page")}</h1>
        <span className="push">{add}</span>
      </div>
      <div className="surveys-filter">
        <TextField
          label={say("list.search")}
          value={query}
          onChange={setQuery}
          testId="questionnaire-search"
        />
        <Select
          label={say("list.state")}
          value={state}
          onChange={setState}
          options={[
            { value: "", label: say("list.every_state") },
            ...STATES.map((one) => ({ value: one, label: say(`state.${one}`) })),
          ]}
        />
      </div>
      <Asked query={list} like="table" rows={6}>
        {() => (
          <>
            {all.length === 0 && (
              <Empty icon="template" words={say("list.empty")} next={say("list.empty_next")} />
            )}
            {all.length > 0 && shown.length === 0 && (
              <NoMatch words={say("list.none_match")} onClear={clear} />
            )}
            {shown.length > 0 && (
              <Table
                caption={say("list.caption")}
                columns={columnsOf(words, may ? setChosen : null)}
                rows={shown}
                keyOf={(row) => `${row.id} ${row.version}`}
                busy={list.isFetching && !list.isPending}
              />
            )}
          </>
        )}
      </Asked>
      {fresh && <NewDialog all={all} way="copy" onClose={() => setFresh(false)} />}
      {chosen && chosen.way !== "drop" && (
        <NewDialog all={all} from={chosen.row} way={chosen.way} onClose={() => setChosen(null)} />
      )}
      {chosen?.way === "drop" && <DropDialog row={chosen.row} onClose={() => setChosen(null)} />}
    </div>
  );
}
