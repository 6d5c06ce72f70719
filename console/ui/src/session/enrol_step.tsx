import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import type { Enrolled, Enrolment, LoginStep } from "../shapes";
import { Button, CheckField, copyText, ErrorNote, Loading, TextField } from "../ui";
import { useWords } from "../words/use_words";
import { digitsOf, SIX_DIGITS } from "./code_step";
import { StepForm } from "./step_form";
import { useStep } from "./use_step";

// Shown once: only after "printed or written down" the work begins.
function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { say } = useWords();
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <div className="stack">
      <h1>{say("recovery.title")}</h1>
      <p>{say("recovery.text")}</p>
      <ol className="recovery" data-testid="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon="file" onClick={() => window.print()}>
          {say("recovery.print")}
        </Button>
        <Button icon="copy" onClick={() => void copyText(codes.join("\n")).then(setCopied)}>
          {say("common.copy")}
        </Button>
        <span role="status">{copied && say("common.copied")}</span>
      </div>
      <CheckField label={say("recovery.done")} checked={kept} onChange={setKept} />
      <Button kind="primary" disabled={!kept} onClick={onDone}>
        {say("recovery.continue")}
      </Button>
    </div>
  );
}

export function EnrolStep({ onStep }: { onStep: (step: LoginStep) => void }) {
  const { say } = useWords();
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<Enrolled | null>(null);
  const step = useStep<Enrolled>("/login/enrol/confirm", setConfirmed);
  const key = useQuery({
    queryKey: ["enrolment"],
    queryFn: () => call<Enrolment>("POST", "/login/enrol", { body: {}, quiet: true }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (confirmed) {
    return (
      <RecoveryCodes
        codes={confirmed.recovery_codes}
        onDone={() => onStep({ ...confirmed, step: "done" })}
      />
    );
  }
  if (key.isPending) return <Loading onRetry={() => void key.refetch()} />;
  if (key.isError) return <ErrorNote problem={key.error} onRetry={() => void key.refetch()} />;
  function submit() {
    const digits = digitsOf(code);
    setWrong(SIX_DIGITS.test(digits) ? null : say("totp.six"));
    if (SIX_DIGITS.test(digits)) void step.send({ code: digits });
  }
  const { secret, qr_svg } = key.data;
  return (
    <StepForm {...step} title={say("enrol.title")} submit={say("enrol.submit")} onSubmit={submit}>
      {qr_svg && (
        <>
          <p>{say("enrol.scan")}</p>
          <img
            className="qr"
            alt={say("enrol.qr")}
            src={`data:image/svg+xml,${encodeURIComponent(qr_svg)}`}
          />
        </>
      )}
      <p>
        {say("enrol.key")}
        <br />
        <code className="key">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <TextField
        label={say("enrol.code")}
        autoComplete="one-time-code"
        digits
        value={code}
        onChange={setCode}
        error={wrong ?? step.fields.code}
        required
        testId="code"
      />
    </StepForm>
  );
}
