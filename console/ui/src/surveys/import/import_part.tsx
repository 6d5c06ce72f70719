import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../call";
import { wholeNumber } from "../../text/numbers";
import { Button, ErrorNote, focusFault, Note, useSpeaker } from "../../ui";
import { useWrite } from "../../use_write";
import { useRoundWords } from "../../words/use_round_words";
import { Bar } from "../rounds/bar";
import { bytesWords } from "../rounds/figures";
import { Given } from "../rounds/given";
import { faultOf, listName, progressOf, stageOf } from "./choice";
import { FileDrop } from "./file_drop";
import { LeftOut } from "./left_out";
import { Mapping } from "./mapping";
import { dropImport, importKey, importPath, isGone, useImport } from "./queries";
import type { Import } from "./shapes";

const UPLOAD_MS = 180_000;

interface ImportPartProps {
  id: number | null; // of a file that is being read; null: none yet
  onOpen: (id: number | null) => void;
  onList: (list: number) => void;
}

function useUpload(onOpen: ImportPartProps["onOpen"]) {
  const { say } = useRoundWords();
  const client = useQueryClient();
  const deed = useWrite();
  const [fault, setFault] = useState<string | null>(null);
  async function send(file: File): Promise<void> {
    const wrong = faultOf(file.name, file.size);
    setFault(wrong && say(`import.fault.${wrong}`, { name: file.name }));
    if (wrong) return;
    await deed.run(async () => {
      const path = `/surveys/imports?name=${encodeURIComponent(file.name)}`;
      const made = await call<Import>("POST", path, { raw: file, patience_ms: UPLOAD_MS });
      client.setQueryData(importKey(made.id), made);
      onOpen(made.id);
    });
  }
  return { ...deed, fault, send };
}

interface MovingProps {
  file: Import;
  stopping: boolean;
  onStop: () => void;
}

function Moving({ file, stopping, onStop }: MovingProps) {
  const { say, language } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  const saving = file.state === "saving";
  const words = saving
    ? say("import.saving", { n: whole(file.rows_saved), of: whole(file.usable) })
    : say("import.reading", { n: whole(file.rows_read) });
  return (
    <div className="stack" role="status">
      <p>{words}</p>
      <Bar
        label={say(saving ? "import.saving_label" : "import.reading_label", { name: file.file })}
        share={progressOf(file)}
        words={words}
      />
      {!saving && (
        <div>
          <Button busy={stopping} onClick={onStop} testId="import-stop">
            {say("import.stop")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface SavedProps {
  file: Import;
  onTake: () => void;
}

// How many are on the list now, and why the others are not: some were usable when it was read.
function Saved({ file, onTake }: SavedProps) {
  const { say, language } = useRoundWords();
  return (
    <>
      <Note
        kind="good"
        alert
        actions={
          <Button kind="primary" onClick={onTake} testId="import-take">
            {say("import.take")}
          </Button>
        }
      >
        {say("import.saved_n", { n: wholeNumber(file.rows_saved, language) })}
      </Note>
      {file.left_out.length > 0 && (
        <section className="stack" aria-label={say("import.not_saved")} data-testid="not-saved">
          <p>
            <b>{say("import.not_saved")}</b>
          </p>
          <LeftOut file={file} />
        </section>
      )}
    </>
  );
}

interface OpenedProps {
  file: Import;
  onOpen: (id: number | null) => void;
  onList: (list: number) => void;
}

function Opened({ file, onOpen, onList }: OpenedProps) {
  const { say, language, told } = useRoundWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useWrite();
  const dropping = useWrite();
  const [name, setName] = useState(() => listName(file.file)); // outlives another reading
  const stage = stageOf(file, false);
  const show = (fresh: Import) => client.setQueryData(importKey(file.id), fresh);
  // Until the service says so it still holds the people of the file, and the page says no other.
  async function drop(): Promise<void> {
    await dropping.run(async () => {
      await dropImport(file.id);
      onOpen(null);
    });
  }
  async function write(how: () => Promise<Import>): Promise<void> {
    await deed.run(async () => void show(await how()));
    void client.invalidateQueries({ queryKey: importKey(file.id) });
    focusFault();
  }
  async function take(list: number): Promise<void> {
    await client.invalidateQueries({ queryKey: ["surveys", "lists"] });
    speaker.show(say("import.saved"));
    onList(list);
  }
  return (
    <div className="stack" data-testid="import" data-stage={stage}>
      <p>
        <b>{file.file}</b> <span className="secondary">({bytesWords(file.bytes, language)})</span>
      </p>
      {(stage === "reading" || stage === "saving") && (
        <Moving file={file} stopping={dropping.busy} onStop={() => void drop()} />
      )}
      {stage === "refused" && (
        <>
          <Note kind="error" alert>
            {file.refused ? told(file.refused) : say("import.refused")}
          </Note>
          <div>
            <Button busy={dropping.busy} onClick={() => void drop()} testId="import-other">
              {say("import.other")}
            </Button>
          </div>
        </>
      )}
      {stage === "mapping" && (
        <Mapping
          key={file.rev}
          file={file}
          deed={deed}
          dropping={dropping.busy}
          name={name}
          onName={setName}
          onRead={(body) => void write(() => call<Import>("PUT", importPath(file.id), { body }))}
          onSave={(name) =>
            void write(() =>
              call<Import>("POST", importPath(file.id, "/save"), {
                body: { rev: file.rev, name },
              }),
            )
          }
          onDrop={() => void drop()}
        />
      )}
      {stage === "saved" && file.list !== null && (
        <Saved file={file} onTake={() => void take(file.list!)} />
      )}
      {dropping.problem !== null && (
        <ErrorNote problem={dropping.problem} onRetry={() => void drop()} />
      )}
    </div>
  );
}

function Running({ id, onOpen, onList }: { id: number } & Omit<ImportPartProps, "id">) {
  const { say } = useRoundWords();
  const file = useImport(id);
  if (isGone(file.error)) {
    return (
      <Note
        kind="warn"
        alert
        actions={
          <Button onClick={() => onOpen(null)} testId="import-again">
            {say("import.again")}
          </Button>
        }
      >
        {say("import.gone")}
      </Note>
    );
  }
  return (
    <Given query={file} rows={6}>
      {(known) => <Opened file={known} onOpen={onOpen} onList={onList} />}
    </Given>
  );
}

export function ImportPart({ id, onOpen, onList }: ImportPartProps) {
  const { say } = useRoundWords();
  const upload = useUpload(onOpen);
  if (id !== null) return <Running id={id} onOpen={onOpen} onList={onList} />;
  return (
    <div className="stack">
      <FileDrop busy={upload.busy} onFile={(file) => void upload.send(file)} />
      <p role="status" className="small">
        {upload.busy && say("import.sending")}
      </p>
      {upload.fault && (
        <Note kind="error" alert>
          {upload.fault}
        </Note>
      )}
      {upload.problem !== null && <ErrorNote problem={upload.problem} />}
    </div>
  );
}
