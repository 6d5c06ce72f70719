import { useState } from "react";
import { wholeNumber } from "../../text/numbers";
import { Button, ErrorNote, focusFault, Note, Select, SwitchField, TextField } from "../../ui";
import type { Write } from "../../use_write";
import { useRoundWords } from "../../words/use_round_words";
import {
  bodyOf,
  changedFrom,
  type Choice,
  choiceOf,
  hindranceIn,
  saveFailureIn,
  withField,
} from "./choice";
import { Columns } from "./columns";
import { LeftOut, useLeftOutFile } from "./left_out";
import type { Import } from "./shapes";
import { Units } from "./units";

const ENCODINGS = [
  ["utf-8", "UTF-8"],
  ["utf-16le", "UTF-16 LE"],
  ["utf-16be", "UTF-16 BE"],
  ["windows-1258", "Windows-1258"],
  ["windows-1252", "Windows-1252 (TCVN3, VNI)"],
] as const;

interface PartProps {
  file: Import;
  choice: Choice;
  put: (choice: Choice) => void;
}

function Form({ file, choice, put }: PartProps) {
  const { say } = useRoundWords();
  const known = ENCODINGS.map(([value, label]) => ({
    value: value as string,
    label: label as string,
  }));
  const { encoding } = file;
  if (encoding && !known.some((one) => one.value === encoding.code)) {
    known.unshift({ value: encoding.code, label: encoding.label });
  }
  return (
    <div className="plan-fields">
      {file.kind === "csv" && encoding && (
        <Select
          label={say("import.encoding")}
          value={choice.encoding ?? encoding.code}
          onChange={(code) => put({ ...choice, encoding: code })}
          options={known}
          hint={say(encoding.sure ? "import.encoding_sure" : "import.encoding_unsure")}
        />
      )}
      <dl className="plan-facts">
        {file.kind === "csv" && (
          <div>
            <dt>{say("import.separator")}</dt>
            <dd>{file.separator === "\t" ? say("import.tab") : file.separator}</dd>
          </div>
        )}
        {file.kind === "xlsx" && (
          <div>
            <dt>{say("import.sheet")}</dt>
            <dd>{file.sheet}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

// Old fonts are found and offered, never changed in silence.
function Legacy({ file, choice, put }: PartProps) {
  const { say } = useRoundWords();
  const { legacy } = file;
  if (!legacy) return null;
  const nameOf = (index: number) =>
    file.columns.find((one) => one.index === index)?.name ?? String(index + 1);
  const names = legacy.columns.map((index) => `“${nameOf(index)}”`).join(", ");
  return (
    <section className="stack import-legacy" aria-label={say(`import.legacy.${legacy.code}`)}>
      <Note kind={choice.convert ? "good" : "warn"}>
        {say("import.legacy_found", { code: say(`import.legacy.${legacy.code}`), names })}
      </Note>
      <SwitchField
        label={say("import.convert")}
        checked={choice.convert}
        onChange={(convert) => put({ ...choice, convert })}
      />
      <table className="differences">
        <caption>{say("import.examples")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("import.column")}</th>
            <th scope="col">{say("import.before")}</th>
            <th scope="col">{say("import.after")}</th>
          </tr>
        </thead>
        <tbody>
          {legacy.examples.map((one, at) => (
            <tr key={at}>
              <th scope="row">{nameOf(one.column)}</th>
              <td>{one.before}</td>
              <td>{one.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Counts({ file }: { file: Import }) {
  const { say, language } = useRoundWords();
  const leftOut = useLeftOutFile(file);
  const whole = (number: number) => wholeNumber(number, language);
  return (
    <section className="stack" aria-label={say("import.counts")}>
      <p data-testid="import-counts">
        <b>{say("import.usable", { n: whole(file.usable), of: whole(file.rows) })}</b>
      </p>
      {file.left_out.length > 0 && (
        <>
          <LeftOut file={file} />
          <div>
            <Button
              small
              icon="save"
              busy={leftOut.busy}
              onClick={() => void leftOut.save()}
              testId="left-out"
            >
              {say("import.left_out")}
            </Button>
          </div>
          {leftOut.problem !== null && <ErrorNote problem={leftOut.problem} />}
        </>
      )}
    </section>
  );
}

function Dates({ file }: { file: Import }) {
  const { say, told } = useRoundWords();
  return (
    <>
      {file.dates.length > 0 && (
        <p>
          {say("import.dates")} {file.dates.map(told).join("; ")}.
        </p>
      )}
      {file.mixed_days && <Note kind="warn">{say("import.dates_mixed")}</Note>}
    </>
  );
}

interface FailedProps {
  file: Import;
  busy: boolean;
  onAgain: (() => void) | null; // null: something else has to be done first, see below it
}

// The service could not save the list: all that was chosen still stands, and it is tried again.
function SaveFailed({ file, busy, onAgain }: FailedProps) {
  const { say, told } = useRoundWords();
  const why = saveFailureIn(file);
  if (!why) return null;
  return (
    <Note
      kind="error"
      alert
      actions={
        onAgain && (
          <Button busy={busy} onClick={onAgain} testId="import-save-again">
            {say("import.save_again")}
          </Button>
        )
      }
    >
      <div data-testid="import-save-failed">
        {say("import.save_failed")} {told(why)}
      </div>
      <div className="small">{say("import.save_failed_next")}</div>
    </Note>
  );
}

interface MappingProps {
  file: Import;
  deed: Write;
  dropping: boolean;
  name: string; // of the list to be
  onName: (name: string) => void;
  onRead: (body: ReturnType<typeof bodyOf>) => void;
  onSave: (name: string) => void;
  onDrop: () => void;
}

export function Mapping(props: MappingProps) {
  const { file, deed, dropping, name, onName, onRead, onSave, onDrop } = props;
  const { say } = useRoundWords();
  const [choice, put] = useState<Choice>(() => choiceOf(file));
  const [tried, setTried] = useState(false);
  const hindrance = hindranceIn(file, choice);
  const changed = changedFrom(file, choice);
  function save(): void {
    setTried(true);
    if (!hindrance && name.trim()) onSave(name.trim());
    else focusFault();
  }
  return (
    <div className="stack">
      <SaveFailed file={file} busy={deed.busy} onAgain={hindrance ? null : save} />
      <Form file={file} choice={choice} put={put} />
      <Legacy file={file} choice={choice} put={put} />
      <Columns
        file={file}
        chosen={choice.fields}
        onChoose={(column, field) => put(withField(choice, column, field))}
      />
      <Dates file={file} />
      <Units
        file={file}
        chosen={choice.units}
        onChoose={(unit, id) => put({ ...choice, units: { ...choice.units, [unit]: id } })}
      />
      {changed && (
        <Note
          kind="warn"
          actions={
            <>
              <Button
                kind="primary"
                busy={deed.busy}
                onClick={() => onRead(bodyOf(file, choice))}
                testId="import-read"
              >
                {say("import.read")}
              </Button>
              <Button onClick={() => put(choiceOf(file))}>{say("import.undo")}</Button>
            </>
          }
        >
          {say("import.changed")}
        </Note>
      )}
      {!changed && <Counts file={file} />}
      <TextField
        label={say("source.list_name")}
        value={name}
        onChange={onName}
        error={deed.fields.name ?? (tried && !name.trim() ? say("mistake.name") : null)}
        required
        testId="import-name"
      />
      {tried && hindrance && (
        <Note kind="error" alert>
          {say(`import.hindrance.${hindrance}`)}
        </Note>
      )}
      {deed.problem !== null && <ErrorNote problem={deed.problem} />}
      <div className="row">
        <Button kind="primary" busy={deed.busy} onClick={save} testId="import-save">
          {say("import.save")}
        </Button>
        <Button busy={dropping} onClick={onDrop} testId="import-drop">
          {say("import.drop_file")}
        </Button>
        <span className="small secondary">{say("import.not_kept")}</span>
      </div>
    </div>
  );
}
