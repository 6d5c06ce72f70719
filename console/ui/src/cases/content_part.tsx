import { useEffect, useState } from "react";
import { Link } from "wouter";
import { useMe } from "../session/use_session";
import { left } from "../time/durations";
import { clockTime } from "../time/format";
import { serverNow } from "../time/server_clock";
import { Button, Icon } from "../ui";
import { useWords } from "../words/use_words";
import { actionOf, hasRight, whyNot } from "./actions";
import { AttachmentsPart } from "./attachments_part";
import type { CaseFile, Unmasked } from "./shapes";

interface ContentProps {
  file: CaseFile;
  seen: Unmasked | null;
  onUnmask: () => void;
}

function Countdown({ until }: { until: string }) {
  const { say, language } = useWords();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((Date.parse(until) - now) / 1000));
  return (
    <span data-testid="unmask-left">
      {say("unmask.left", { time: left(seconds, language), at: clockTime(until) })}
    </span>
  );
}

function Seen({ seen }: { seen: Unmasked }) {
  const { say } = useWords();
  return (
    <>
      <p className="case-text" lang="vi" data-testid="case-text">
        {seen.text}
      </p>
      <dl className="facts">
        <dt>{say("file.name")}</dt>
        <dd>{seen.name || "–"}</dd>
        <dt>{say("file.phone")}</dt>
        <dd>{seen.phone ? <a href={`tel:${seen.phone}`}>{seen.phone}</a> : "–"}</dd>
      </dl>
    </>
  );
}

const MARKS = 12;

// The reader's name over and under what was hidden, so that a photograph of it tells whose screen.
function Original({ seen }: { seen: Unmasked }) {
  const { say } = useWords();
  const [hidden, setHidden] = useState(false); // somebody comes in
  return (
    <div className="original" data-testid="original">
      <div className="watermark" aria-hidden="true">
        {Array.from({ length: MARKS }, (_, at) => (
          <span key={at} data-name={seen.watermark} />
        ))}
      </div>
      <div className="row original-head">
        <Icon name="eye" />
        <b>{say("unmask.original")}</b>
        <Countdown until={seen.until} />
        <span className="push">
          <Button small onClick={() => setHidden(!hidden)}>
            {say(hidden ? "unmask.show" : "unmask.hide")}
          </Button>
        </span>
      </div>
      {hidden ? <p className="secondary">{say("unmask.hidden")}</p> : <Seen seen={seen} />}
      <p className="small">{say("unmask.watermark", { name: seen.watermark })}</p>
    </div>
  );
}

export function ContentPart({ file, seen, onUnmask }: ContentProps) {
  const { say, language } = useWords();
  const me = useMe();
  const whole = file.text_full && !file.unmasked_until; // this reader always sees it
  const unmask = hasRight(me, "unmask") && !whole ? actionOf(file, "unmask") : undefined;
  const why = whyNot(unmask, language);
  return (
    <section className="part" aria-labelledby="content-title">
      <div className="row">
        <h2 id="content-title">
          {say(file.text_full || seen ? "file.content" : "file.content_masked")}
        </h2>
        {unmask && !seen && (
          <span className="push">
            <Button
              small
              icon="eye"
              disabled={!unmask.allowed}
              describedBy={unmask.allowed ? undefined : "unmask-why"}
              onClick={onUnmask}
              testId="unmask"
            >
              {say("unmask.action")}
            </Button>
          </span>
        )}
      </div>
      {unmask && !unmask.allowed && why && (
        <p id="unmask-why" className="small secondary">
          {why}
        </p>
      )}
      {seen ? (
        <Original seen={seen} />
      ) : (
        <p className="case-text" lang="vi" data-testid="case-text">
          {file.text}
        </p>
      )}
      <dl className="facts">
        <dt>{say("file.who")}</dt>
        <dd>{file.who || "–"}</dd>
        {file.phone_masked && (
          <>
            <dt>{say("file.phone")}</dt>
            <dd>{file.phone_masked}</dd>
          </>
        )}
        {file.unit_name && (
          <>
            <dt>{say("file.unit")}</dt>
            <dd lang="vi">
              {file.unit_name}
              {file.old_unit_name && ` (${say("file.old_unit", { name: file.old_unit_name })})`}
            </dd>
          </>
        )}
        {file.procedure_name && (
          <>
            <dt>{say("file.procedure")}</dt>
            <dd lang="vi">{file.procedure_name}</dd>
          </>
        )}
        {file.dossier_code && (
          <>
            <dt>{say("file.dossier")}</dt>
            <dd>{file.dossier_code}</dd>
          </>
        )}
        {file.question && (
          <>
            <dt>{say("file.question")}</dt>
            <dd lang="vi">{file.question}</dd>
          </>
        )}
        {file.reason && (
          <>
            <dt>{say("file.reason")}</dt>
            <dd lang="vi">{file.reason}</dd>
          </>
        )}
      </dl>
      {file.attachments.length > 0 && <AttachmentsPart file={file} />}
      {file.conversation && (
        <p>
          <Link href={`/hop-thoai/${encodeURIComponent(file.conversation)}?view=all`}>
            {say("file.conversation")}
          </Link>
        </p>
      )}
    </section>
  );
}
