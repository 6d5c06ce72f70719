import { useRef } from "react";
import { Button, Icon, IconButton } from "../ui";
import { useWords } from "../words/use_words";
import { ACCEPT } from "./attachable";
import { sizeWords } from "../files/files";
import type { Attached } from "./use_files";

// The files that go with the next answer, and the button that adds one.
export function AttachRow({ files }: { files: Attached }) {
  const { say } = useWords();
  if (files.kept.length === 0 && !files.sending && !files.fault) return null;
  return (
    <div className="attach" role="group" aria-label={say("attach.label")}>
      {files.kept.map((one) => (
        <span key={one.id} className="attach-one" data-testid="attached">
          <Icon name="file" /> {one.name} <span className="small">({sizeWords(one.size)})</span>
          <IconButton
            icon="close"
            label={say("attach.remove", { name: one.name })}
            onClick={() => files.drop(one.id)}
          />
        </span>
      ))}
      <span role="status" className="small">
        {files.sending && say("attach.sending", { name: files.sending })}
        {!files.sending && files.kept.length > 0 && say("attach.sent_each")}
      </span>
      {files.fault && (
        <span className="composer-fault" role="alert">
          <Icon name="alert" /> {files.fault}
        </span>
      )}
    </div>
  );
}

export function AttachButton({ files }: { files: Attached }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        multiple
        hidden
        aria-label={say("attach.action")}
        data-testid="attach-input"
        onChange={(event) => {
          void files.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <Button
        small
        icon="file"
        busy={files.sending !== null}
        onClick={() => input.current?.click()}
        testId="attach"
      >
        {say("attach.action")}
      </Button>
    </>
  );
}
