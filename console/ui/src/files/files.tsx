import { lazy, type ReactNode, Suspense, useState } from "react";
import { dateTime } from "../time/format";
import { Button, Chip, Icon } from "../ui";
import { addWords, useWords } from "../words/use_words";
import { filesVi } from "../words/files_vi";
import { type FileShown, oursOnly, shownUrl, withPart } from "./shapes";
import "./files.css";

addWords(filesVi);

const ViewerDialog = lazy(() => import("./viewer_dialog"));

const KB = 1024;

export function sizeWords(bytes: number): string {
  return bytes < KB * KB
    ? `${Math.max(1, Math.round(bytes / KB))} kB`
    : `${(bytes / KB / KB).toFixed(1).replace(".", ",")} MB`;
}

function useFacts(file: FileShown): string {
  const { say } = useWords();
  const state = { waiting: "file.waiting", failed: "file.failed", forgotten: "file.gone" } as const;
  const facts = [
    file.type,
    file.size ? sizeWords(file.size) : undefined,
    file.state === "kept" ? undefined : say(state[file.state]),
    file.state === "kept" && file.scanned === false ? say("chat.unscanned") : undefined,
  ];
  return facts.filter(Boolean).join(", ");
}

function Picture({ file, url, onOpen }: { file: FileShown; url: string; onOpen: () => void }) {
  const { say } = useWords();
  const [broken, setBroken] = useState(false);
  if (broken) return <span className="small">{say("viewer.failed")}</span>;
  return (
    <button
      type="button"
      className="picture"
      onClick={onOpen}
      aria-label={say("file.open", { name: file.name })}
      data-testid="picture"
    >
      <img src={url} alt="" loading="lazy" onError={() => setBroken(true)} />
    </button>
  );
}

interface FileProps {
  file: FileShown;
  more?: ReactNode;
  onOpen: () => void;
}

function File({ file, more, onOpen }: FileProps) {
  const { say, language } = useWords();
  const facts = useFacts(file);
  const url = file.state === "kept" ? oursOnly(shownUrl(file)) : null;
  const why = language === "vi" ? file.why_vi : file.why_en;
  const pdf = file.type === "application/pdf";
  return (
    <div className="one-file" data-testid="file">
      {url && file.picture && <Picture file={file} url={url} onOpen={onOpen} />}
      <Icon name={file.picture ? "image" : "file"} />
      {url && pdf && (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={say("file.new_tab", { name: file.name })}
        >
          {file.name}
        </a>
      )}
      {url && !pdf && (
        <a
          href={withPart(url, "as=download")}
          download={file.name}
          aria-label={say("file.download", { name: file.name })}
        >
          {file.name}
        </a>
      )}
      {!url && <span>{file.name}</span>}
      {facts && <span className="small">({facts})</span>}
      {!url && why && (
        <span className="small secondary" data-testid="file-why">
          {why}
        </span>
      )}
      {file.masked && (
        <Chip kind="paused" icon="shield">
          {say("mask.is", { name: file.masked.by, at: dateTime(file.masked.at) })}
        </Chip>
      )}
      {url && file.picture && (
        <Button small icon="eye" onClick={onOpen}>
          {say("file.open", { name: "" }).trim()}
        </Button>
      )}
      {more}
    </div>
  );
}

interface FilesProps<One extends FileShown> {
  files: One[];
  more?: (file: One) => ReactNode; // what else can be done with one of them
  // Asks for the reason that what lies below a mask takes.
  ask?: (file: FileShown, onDone: () => void, onClose: () => void) => ReactNode;
}

type Shown = { file: FileShown; original: boolean; asking: boolean };

export function Files<One extends FileShown>({ files, more, ask }: FilesProps<One>) {
  const [shown, setShown] = useState<Shown | null>(null);
  const show = (file: FileShown, original = false, asking = false) =>
    setShown({ file, original, asking });
  const close = () => setShown(null);
  return (
    <div className="files">
      {files.map((file) => (
        <File key={file.id} file={file} more={more?.(file)} onOpen={() => show(file)} />
      ))}
      <Suspense>
        {shown?.asking && ask?.(shown.file, () => show(shown.file, true), close)}
        {shown && !shown.asking && (
          <ViewerDialog
            file={shown.file}
            original={shown.original}
            onAsk={() => show(shown.file, false, true)}
            onClose={close}
          />
        )}
      </Suspense>
    </div>
  );
}
