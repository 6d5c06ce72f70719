import { useState } from "react";
import { clockTime } from "../time/format";
import { conflictVi } from "../words/conflict_vi";
import { addWords, useWords } from "../words/use_words";
import { Button } from "./button";
import { Note } from "./states";
import "./conflict.css";

addWords(conflictVi);

export interface Difference {
  label: string;
  before: string;
  after: string;
}
export interface Mine {
  label: string;
  value: string;
}

interface ConflictProps {
  of: "case" | "this";
  by: string;
  at: string;
  found: Difference[]; // what the other one changed
  mine: Mine[]; // what this one was about to write
  busy: boolean;
  onKeep: () => void;
  onTake: () => void;
}

function Rows({ found, mine }: { found: Difference[]; mine: Mine[] }) {
  const { say } = useWords();
  return (
    <div className="stack" data-testid="differences">
      {found.length === 0 ? (
        <p>{say("conflict.none")}</p>
      ) : (
        <table className="differences">
          <caption>{say("conflict.theirs")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("conflict.field")}</th>
              <th scope="col">{say("conflict.before")}</th>
              <th scope="col">{say("conflict.after")}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <tr key={one.label}>
                <th scope="row">{one.label}</th>
                <td>{one.before || "–"}</td>
                <td>{one.after || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mine.length > 0 && (
        <dl className="mine">
          <dt>
            <b>{say("conflict.mine")}</b>
          </dt>
          {mine.map((one) => (
            <dd key={one.label}>
              {one.label}: {one.value || "–"}
            </dd>
          ))}
        </dl>
      )}
    </div>
  );
}

// Somebody was quicker. Nothing typed is lost whichever way is chosen.
export function Conflict({ of, by, at, found, mine, busy, onKeep, onTake }: ConflictProps) {
  const { say } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div className="stack" data-testid="conflict">
      <Note kind="warn" alert>
        {say(of === "case" ? "conflict.text" : "conflict.text_this", {
          name: by || say("conflict.somebody"),
          time: at ? clockTime(at) : "–",
        })}
        <div className="small">{say("conflict.kept")}</div>
      </Note>
      {shown && <Rows found={found} mine={mine.filter((one) => one.value)} />}
      <div className="row dialog-actions">
        <Button onClick={() => setShown(!shown)} testId="conflict-diff">
          {say(shown ? "conflict.hide" : "conflict.show")}
        </Button>
        <Button onClick={onTake} testId="conflict-take">
          {say("conflict.take")}
        </Button>
        <Button kind="primary" busy={busy} onClick={onKeep} testId="conflict-keep">
          {say("conflict.keep")}
        </Button>
      </div>
    </div>
  );
}
