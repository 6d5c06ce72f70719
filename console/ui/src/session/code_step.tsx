import { useState } from "react";
import type { LoginStep } from "../shapes";
import { Button, CheckField, TextField } from "../ui";
import { useWords } from "../words/use_words";
import { StepForm } from "./step_form";
import { useStep } from "./use_step";

export const SIX_DIGITS = /^\d{6}$/;

export function digitsOf(text: string): string {
  return text.replace(/\s/g, "");
}

export function CodeStep({ onStep }: { onStep: (step: LoginStep) => void }) {
  const { say } = useWords();
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState(false);
  const [trust, setTrust] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const step = useStep<LoginStep>("/login/totp", onStep);
  function submit() {
    if (recovery && !code.trim()) return setWrong(say("login.fill_in"));
    if (!recovery && !SIX_DIGITS.test(digitsOf(code))) return setWrong(say("totp.six"));
    setWrong(null);
    const proof = recovery ? { recovery_code: code.trim() } : { code: digitsOf(code) };
    void step.send({ ...proof, trust });
  }
  return (
    <>
      <StepForm {...step} title={say("totp.title")} submit={say("totp.submit")} onSubmit={submit}>
        <TextField
          key={recovery ? "recovery" : "code"}
          label={recovery ? say("totp.recovery") : say("totp.code")}
          autoComplete={recovery ? "off" : "one-time-code"}
          digits={!recovery}
          value={code}
          onChange={setCode}
          error={wrong ?? step.fields.code}
          autoFocus
          required
          testId="code"
        />
        <CheckField label={say("totp.trust")} checked={trust} onChange={setTrust} />
      </StepForm>
      <Button
        kind="quiet"
        onClick={() => {
          setRecovery(!recovery);
          setCode("");
          setWrong(null);
        }}
      >
        {recovery ? say("totp.with_phone") : say("totp.no_phone")}
      </Button>
    </>
  );
}
