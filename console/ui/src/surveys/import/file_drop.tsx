import { type DragEvent, useRef, useState } from "react";
import { Button, Icon } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";

interface FileDropProps {
  busy: boolean;
  onFile: (file: File) => void;
}

// A place to drop a file on; the button does the same with the keyboard.
export function FileDrop({ busy, onFile }: FileDropProps) {
  const { say } = useRoundWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  }
  return (
    <div
      className="file-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid="file-drop"
    >
      <Icon name="file" />
      <p>{say("import.drop")}</p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.tsv,.txt"
        hidden
        aria-label={say("import.choose")}
        data-testid="file-input"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <Button icon="file" busy={busy} onClick={() => input.current?.click()} testId="file-choose">
        {say("import.choose")}
      </Button>
      <p className="small secondary">{say("import.kinds")}</p>
    </div>
  );
}
