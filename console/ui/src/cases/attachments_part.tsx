import { lazy, Suspense, useState } from "react";
import { Files } from "../files/files";
import { Button, Dialog, ErrorNote, useSpeaker } from "../ui";
import { useWords } from "../words/use_words";
import type { Attachment, CaseFile } from "./shapes";
import { useMask } from "./use_mask";

const MaskDialog = lazy(() => import("./mask_dialog"));

interface OneProps {
  file: CaseFile;
  one: Attachment;
  onClose: () => void;
}

function RemoveDialog({ file, one, onClose }: OneProps) {
  const { say } = useWords();
  const speaker = useSpeaker();
  const mask = useMask(file, one);
  async function remove(): Promise<void> {
    if (!(await mask.remove())) return;
    speaker.show(say("mask.removed"));
    onClose();
  }
  return (
    <Dialog
      title={say("mask.remove_title", { name: one.name })}
      onClose={onClose}
      testId="mask-remove-dialog"
      actions={
        <>
          <Button onClick={onClose}>{say("common.cancel")}</Button>
          <Button kind="danger" busy={mask.busy} onClick={() => void remove()} testId="confirm">
            {say("mask.remove")}
          </Button>
        </>
      }
    >
      <p>{say("mask.remove_text")}</p>
      {mask.problem != null && <ErrorNote problem={mask.problem} />}
    </Dialog>
  );
}

type Shown = { what: "mask" | "remove"; one: Attachment };

// The files of a case. Whoever may see originals paints over what a unit need not see.
export function AttachmentsPart({ file }: { file: CaseFile }) {
  const { say } = useWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const close = () => setShown(null);
  const files = file.attachments;
  const more = (one: Attachment) => (
    <>
      {one.may_mask && (
        <Button small icon="shield" onClick={() => setShown({ what: "mask", one })} testId="mask">
          {say("mask.action")}
        </Button>
      )}
      {one.may_mask && one.masked && (
        <Button
          small
          disabled={!one.original}
          describedBy={one.original ? undefined : "mask-reason"}
          onClick={() => setShown({ what: "remove", one })}
          testId="mask-remove"
        >
          {say("mask.remove")}
        </Button>
      )}
    </>
  );
  const hidden = file.attachments.some((one) => one.may_mask && one.masked && !one.original);
  return (
    <>
      <h3>{say("file.attachments", { n: files.length })}</h3>
      <Files files={files} more={more} />
      {hidden && (
        <p id="mask-reason" className="small secondary">
          {say("mask.reason_first")}
        </p>
      )}
      {shown && (
        <Suspense>
          {shown.what === "mask" ? (
            <MaskDialog file={file} one={shown.one} onClose={close} />
          ) : (
            <RemoveDialog file={file} one={shown.one} onClose={close} />
          )}
        </Suspense>
      )}
    </>
  );
}
