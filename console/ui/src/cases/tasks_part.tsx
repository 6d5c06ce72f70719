import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { Button, Icon, Note } from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import { may } from "./actions";
import type { CaseFile } from "./shapes";

interface TasksProps {
  file: CaseFile;
  onAction: (name: string) => void;
}

const TASKS = ["classified", "forwarded", "answered", "approved", "sent"] as const;

function Task({ name, done }: { name: (typeof TASKS)[number]; done: boolean }) {
  const { say } = useWords();
  return (
    <li className={done ? "task-done" : "task-open"}>
      <Icon name={done ? "check" : "unsure"} />
      <span>
        {say(`task.${name}`)}
        <span className="sr-only">: {say(done ? "task.done" : "task.open")}</span>
      </span>
    </li>
  );
}

export function TasksPart({ file, onAction }: TasksProps) {
  const { say } = useWords();
  const me = useMe();
  const { tasks } = file;
  return (
    <section className="part" aria-labelledby="todo-title">
      <h2 id="todo-title">{say("file.todo")}</h2>
      <ul className="tasks">
        {TASKS.map((name) => (
          <Task key={name} name={name} done={tasks[name]} />
        ))}
      </ul>
      {tasks.apology && tasks.apology !== "not_needed" && (
        <div className="stack apology">
          <h3>{say("file.apology_title")}</h3>
          {tasks.apology === "missing" ? (
            <Note
              kind="warn"
              actions={
                may(file, "apology") && (
                  <Button small onClick={() => onAction("apology")} testId="apology">
                    {say("file.apology_record")}
                  </Button>
                )
              }
            >
              {say("file.apology_missing")}
            </Note>
          ) : (
            <p>{say("file.apology_present")}</p>
          )}
        </div>
      )}
      {file.request && (
        <Note kind="warn" icon="clock">
          {say("file.request", { name: file.request.by, n: file.request.days })}{" "}
          <span lang="vi">{file.request.reason}</span>
          {may(file, "extend") && mayAct(me, "move") && (
            <div className="row">
              <Button small kind="primary" onClick={() => onAction("extend")} testId="grant">
                {say("file.request_grant")}
              </Button>
              <Button small onClick={() => onAction("extend_refuse")} testId="turn-down">
                {say("act.extend_refuse")}
              </Button>
            </div>
          )}
        </Note>
      )}
      <dl className="facts">
        <dt>{say("file.extensions")}</dt>
        <dd>{file.extensions}</dd>
        {file.reopened > 0 && (
          <>
            <dt>{say("file.reopened")}</dt>
            <dd>{file.reopened}</dd>
          </>
        )}
        {file.outcome && (
          <>
            <dt>{say("file.outcome")}</dt>
            <dd>{say(`outcome.${file.outcome}` as "outcome.mot_phan")}</dd>
          </>
        )}
        {file.citizen_verdict && (
          <>
            <dt>{say("file.verdict")}</dt>
            <dd>{codeWords(say, "verdict", file.citizen_verdict)}</dd>
          </>
        )}
        {file.verdict_words && (
          <>
            <dt>{say("file.verdict_words")}</dt>
            <dd lang="vi">“{file.verdict_words}”</dd>
          </>
        )}
      </dl>
    </section>
  );
}
