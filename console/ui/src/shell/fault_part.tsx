import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { useChanges } from "../changes/use_changes";
import { serverNow } from "../time/server_clock";
import { Button, copyText, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { faultReport } from "./fault_report";
import { lastFaults } from "./faults";

const size = () =>
  `${window.innerWidth}×${window.innerHeight} @${window.devicePixelRatio}, ` +
  `${window.screen.width}×${window.screen.height}`;

// Nothing is sent from here: the officer sees the lines, copies them, and decides where they go.
export function FaultPart() {
  const { say, language } = useWords();
  const [path] = useLocation();
  const { version, lost } = useChanges();
  const [said, setSaid] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const [report] = useState(() =>
    faultReport({
      version: version ?? "",
      address: path,
      now: serverNow(),
      connection: lost ? "mất (lost)" : "tốt (good)",
      browser: navigator.userAgent,
      screen: size(),
      language,
      faults: lastFaults(),
    }),
  );
  async function copy(): Promise<void> {
    if (await copyText(report)) return setSaid(say("fault.copied"));
    box.current?.select();
    setSaid(say("fault.select"));
  }
  return (
    <section className="stack" aria-labelledby="fault-title">
      <h3 id="fault-title">{say("fault.title")}</h3>
      <p>{say("fault.text")}</p>
      <TextArea
        ref={box}
        label={say("fault.lines")}
        value={report}
        rows={7}
        readOnly
        onChange={() => {}}
        testId="fault-report"
      />
      <div className="row">
        <Button icon="copy" onClick={() => void copy()} testId="fault-copy">
          {say("fault.copy")}
        </Button>
        <span role="status">{said}</span>
      </div>
      <p className="small secondary">{say("fault.to")}</p>
    </section>
  );
}
