import { useRef, useState } from "react";
import { shownUrl, withPart } from "../files/shapes";
import { Button, CheckField, Dialog, ErrorNote, Note, useSpeaker } from "../ui";
import { useWords } from "../words/use_words";
import { MaskStage } from "./mask_stage";
import { added, type Box, BOXES_MAX } from "./masks";
import { painted } from "./mask_paint";
import type { Attachment, CaseFile } from "./shapes";
import { useMask } from "./use_mask";
import "./mask.css";

interface DialogProps {
  file: CaseFile;
  one: Attachment;
  onClose: () => void;
}

// Boxes over a picture. What is saved is a copy with the boxes painted in.
export default function MaskDialog({ file, one, onClose }: DialogProps) {
  const { say } = useWords();
  const speaker = useSpeaker();
  const mask = useMask(file, one);
  const picture = useRef<HTMLImageElement>(null);
  const [boxes, setBoxes] = useState<Box[]>([]);
  const [fresh, setFresh] = useState(false);
  const [loaded, setLoaded] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const url = fresh ? withPart(one.url ?? "", "original=1") : shownUrl(one);
  async function save(): Promise<void> {
    setFault(null);
    if (boxes.length === 0) return setFault(say("mask.none"));
    const copy = await painted(picture.current!, boxes, one.type);
    if (!copy) return setFault(say("mask.too_big"));
    if (!(await mask.put(copy))) return;
    speaker.show(say("mask.done"));
    onClose();
  }
  function add(): void {
    setBoxes(added(boxes));
    setTimeout(() => {
      const all = document.querySelectorAll<HTMLElement>('[data-testid="mask-box"]');
      all[all.length - 1]?.focus();
    }, 0);
  }
  return (
    <Dialog
      title={say("mask.title", { name: one.name })}
      onClose={onClose}
      wide
      testId="mask-dialog"
      actions={
        <>
          <Button onClick={onClose}>{say("common.cancel")}</Button>
          <Button
            kind="primary"
            icon="save"
            busy={mask.busy}
            disabled={!loaded}
            onClick={() => void save()}
            testId="confirm"
          >
            {say("mask.save")}
          </Button>
        </>
      }
    >
      <p>{say("mask.text")}</p>
      <p className="small secondary">{say("mask.keys")}</p>
      {one.masked && one.original && (
        <CheckField
          label={say("mask.fresh")}
          checked={fresh}
          onChange={(on) => {
            setFresh(on);
            setLoaded(false);
          }}
        />
      )}
      {one.masked && !fresh && <p className="small secondary">{say("mask.on_masked")}</p>}
      <div className="row">
        <Button
          small
          icon="plus"
          disabled={boxes.length >= BOXES_MAX || !loaded}
          onClick={add}
          testId="mask-add"
        >
          {say("mask.add")}
        </Button>
        <Button
          small
          icon="undo"
          disabled={boxes.length === 0}
          onClick={() => setBoxes(boxes.slice(0, -1))}
        >
          {say("mask.drop_last")}
        </Button>
        <span className="small" role="status" data-testid="mask-count">
          {boxes.length > 0 ? say("mask.count", { n: boxes.length }) : say("mask.none")}
        </span>
      </div>
      <div className="mask-frame">
        <MaskStage
          url={url}
          name={one.name}
          boxes={boxes}
          picture={picture}
          onBoxes={setBoxes}
          onLoad={() => setLoaded(true)}
          onBroken={() => setFault(say("viewer.failed"))}
        />
      </div>
      {fault && <Note kind="error">{fault}</Note>}
      {mask.problem != null && <ErrorNote problem={mask.problem} />}
    </Dialog>
  );
}
