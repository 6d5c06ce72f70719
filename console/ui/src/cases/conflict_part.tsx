import { useState } from "react";
import { clockTime } from "../time/format";
import { Button, Note } from "../ui";
import { useWords } from "../words/use_words";
import { type Difference, differences } from "./differences";
import type { Conflict } from "./use_act";

export interface Mine {
  label: string;
  value: string;
}

interface ConflictProps {
  conflict: Conflict;
  mine: Mine[]; // what the officer typed
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
                <th scope="row">{say(one.label)}</th>
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
export function ConflictPart({ conflict, mine, busy, onKeep, onTake }: ConflictProps) {
  const { say } = useWords();
  const [shown, setShown] = useState(false);
  const { by, at, base, fresh } = conflict;
  const found = differences(base, fresh, say);
  return (
    <div className="stack" data-testid="conflict">
      <Note kind="warn" alert>
        {say("conflict.text", {
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
