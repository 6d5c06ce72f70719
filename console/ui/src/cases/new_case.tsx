import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { call, CallError } from "../call";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { useTitle } from "../shell/use_title";
import { Button, Empty, ErrorNote, focusFault, Icon, Note } from "../ui";
import { useWords } from "../words/use_words";
import { forget, useKept, useLeaveWarning } from "../kept";
import { listAddress } from "./last_list";
import { faultsOf, NewCaseFields } from "./new_case_fields";
import { bodyOf, type NewCase, usualCase } from "./new_case_form";
import { newId } from "./new_id";
import { casePath } from "./queries";
import type { CaseFile, Made } from "./shapes";
import "./file.css";

function Created({ file, onNext }: { file: CaseFile; onNext: () => void }) {
  const { say } = useWords();
  const [, go] = useLocation();
  return (
    <div className="stack" data-testid="created">
      <Note kind="good">
        {say("new.done")} <b className="new-number">{file.number}</b>
        <div>{say("new.done_next")}</div>
      </Note>
      <div className="row">
        <Button kind="primary" onClick={() => go(`/phan-anh/${file.id}`)} autoFocus>
          {say("new.open")}
        </Button>
        <a
          className="button-link button-plain"
          href={`/api/v1${casePath(file.id, "/slip")}`}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="print" /> {say("file.slip")}
        </a>
        <Button icon="plus" onClick={onNext}>
          {say("new.another")}
        </Button>
      </div>
    </div>
  );
}

function Form({
  conversation,
  onDone,
}: {
  conversation: string;
  onDone: (file: CaseFile) => void;
}) {
  const { say } = useWords();
  const me = useMe();
  const client = useQueryClient();
  const key = `${me.id} new ${conversation}`;
  const [form, setForm] = useKept<NewCase>(key, usualCase(conversation));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const last = useRef({ what: "", id: "" });
  const faults = faultsOf(form, say);
  const given = problem instanceof CallError ? (problem.body.fields ?? {}) : {};
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) return focusFault();
    const body = bodyOf(form, conversation);
    const what = JSON.stringify(body);
    if (last.current.what !== what) last.current = { what, id: newId() };
    const client_id = last.current.id;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await call<Made>("POST", "/cases", {
        body: { client_id, ...body },
        headers: { "Idempotency-Key": client_id },
      });
      forget(key);
      void client.invalidateQueries({ queryKey: ["cases"] });
      onDone(answer.case);
    } catch (failure) {
      setProblem(failure);
      focusFault();
    }
    setBusy(false);
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <NewCaseFields
        form={form}
        fixed={conversation !== ""}
        faults={{ ...(tried ? faults : {}), ...given }}
        onChange={(part) => setForm({ ...form, ...part })}
      />
      {problem != null && <ErrorNote problem={problem} />}
      <div className="row">
        <Button submit kind="primary" busy={busy} testId="create">
          {say("new.submit")}
        </Button>
        <Link href={listAddress()}>{say("file.back")}</Link>
        <span className="small secondary push">{say("new.kept")}</span>
      </div>
    </form>
  );
}

// Calls, letters, e-mails and visits go into the same register as what comes through Zalo.
export default function NewCasePage() {
  const { say } = useWords();
  const me = useMe();
  const conversation = new URLSearchParams(useSearch()).get("hoi_thoai") ?? "";
  const [made, setMade] = useState<CaseFile | null>(null);
  useTitle(say("new.title"));
  useLeaveWarning();
  if (!mayAct(me, "route")) {
    return <Empty icon="lock" words={say("state.no_right")} next={say("state.no_right_next")} />;
  }
  return (
    <div className="page new-case">
      <nav className="crumbs" aria-label={say("file.crumbs")}>
        <Link href={listAddress()} className="tap">
          <Icon name="back" /> {say("page.cases")}
        </Link>
      </nav>
      <h1>{say("new.title")}</h1>
      {made ? (
        <Created file={made} onNext={() => setMade(null)} />
      ) : (
        <Form key={conversation} conversation={conversation} onDone={setMade} />
      )}
    </div>
  );
}
