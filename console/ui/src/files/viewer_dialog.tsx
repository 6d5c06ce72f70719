import { type KeyboardEvent, useState } from "react";
import { Button, Dialog, Note } from "../ui";
import { useWords } from "../words/use_words";
import { type FileShown, shownUrl, withPart } from "./shapes";
import { FIT, larger, scaleWords, smaller, turned } from "./viewing";
import "./viewer.css";

interface ViewerProps {
  file: FileShown;
  original: boolean; // at once
  onAsk: () => void; // a reason is needed for it
  onClose: () => void;
}

// A photo, larger and the right way up. The picture scrolls inside its frame, by keyboard too.
export default function ViewerDialog({ file, onAsk, onClose, ...props }: ViewerProps) {
  const { say } = useWords();
  const [scale, setScale] = useState(FIT);
  const [turn, setTurn] = useState(0);
  const [broken, setBroken] = useState(false);
  const [original, setOriginal] = useState(props.original);
  const url = original && file.url ? withPart(file.url, "original=1") : shownUrl(file);
  function pressed(event: KeyboardEvent): void {
    if (event.key === "+" || event.key === "=") setScale(larger);
    else if (event.key === "-") setScale(smaller);
    else if (event.key === "r" && !event.ctrlKey && !event.altKey) setTurn(turned);
    else if (event.key === "0") setScale(FIT);
    else return;
    event.preventDefault();
  }
  const side = turn % 180 !== 0;
  return (
    <Dialog
      title={say("viewer.title", { name: file.name })}
      onClose={onClose}
      wide
      testId="viewer-dialog"
    >
      <div className="stack" onKeyDown={pressed}>
        <div className="row">
          <Button small onClick={() => setScale(smaller)} keys="-" testId="smaller">
            {say("viewer.smaller")}
          </Button>
          <span className="small" role="status" data-testid="zoom">
            {say("viewer.zoom", { n: scaleWords(scale) })}
          </span>
          <Button small onClick={() => setScale(larger)} keys="+" testId="larger">
            {say("viewer.bigger")}
          </Button>
          <Button small icon="undo" onClick={() => setTurn(turned)} keys="r" testId="turn">
            {say("viewer.turn")}
          </Button>
          <Button
            small
            onClick={() => {
              setScale(FIT);
              setTurn(0);
            }}
          >
            {say("viewer.reset")}
          </Button>
          {file.original && !original && (
            <Button
              small
              onClick={() => (file.reason_in ? onAsk() : setOriginal(true))}
              testId="original"
            >
              {say("file.original")}
            </Button>
          )}
        </div>
        {broken && (
          <Note kind="error">{say(original && file.masked ? "viewer.over" : "viewer.failed")}</Note>
        )}
        <div
          className="viewer"
          tabIndex={0}
          role="group"
          aria-label={say("file.picture", { name: file.name })}
        >
          <img
            src={url}
            alt={say("file.picture", { name: file.name })}
            data-side={side}
            data-turn={turn}
            style={{ width: `${scale * 100}%`, transform: `rotate(${turn}deg)` }}
            onError={() => setBroken(true)}
          />
        </div>
      </div>
    </Dialog>
  );
}
