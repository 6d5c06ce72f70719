import { lazy, Suspense, useState } from "react";
import { Button, Icon } from "../ui";
import { useWords } from "../words/use_words";
import type { FileShown } from "./shapes_more";

const ViewerDialog = lazy(() => import("./viewer_dialog"));

const KB = 1024;

export function sizeWords(bytes: number): string {
  return bytes < KB * KB
    ? `${Math.max(1, Math.round(bytes / KB))} kB`
    : `${(bytes / KB / KB).toFixed(1).replace(".", ",")} MB`;
}

// Only our own service is linked to.
function ours(url: string | undefined): string | null {
  return url?.startsWith("/") && !url.startsWith("//") ? url : null;
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

function File({ file, onOpen }: { file: FileShown; onOpen: () => void }) {
  const { say } = useWords();
  const facts = useFacts(file);
  const url = file.state === "kept" ? ours(file.url) : null;
  const pdf = file.type === "application/pdf";
  return (
    <div className="file" data-testid="file">
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
          href={`${url}?as=download`}
          download={file.name}
          aria-label={say("file.download", { name: file.name })}
        >
          {file.name}
        </a>
      )}
      {!url && <span>{file.name}</span>}
      {facts && <span className="small">({facts})</span>}
      {url && file.picture && (
        <Button small icon="eye" onClick={onOpen}>
          {say("file.open", { name: "" }).trim()}
        </Button>
      )}
    </div>
  );
}

export function Files({ files }: { files: FileShown[] }) {
  const [open, setOpen] = useState<FileShown | null>(null);
  return (
    <div className="files">
      {files.map((file) => (
        <File key={file.id} file={file} onOpen={() => setOpen(file)} />
      ))}
      {open && (
        <Suspense>
          <ViewerDialog file={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}
