import { useState } from "react";
import type { LoginStep } from "../shapes";
import { PasswordField } from "../ui";
import { useWords } from "../words/use_words";
import { StepForm } from "./step_form";
import { useStep } from "./use_step";

const SHORTEST = 12;

export function NewPasswordStep({ onStep }: { onStep: (step: LoginStep) => void }) {
  const { say } = useWords();
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [tried, setTried] = useState(false);
  const step = useStep<LoginStep>("/login/password", onStep);
  const short = [...first].length < SHORTEST;
  const differ = first !== second;
  function submit() {
    setTried(true);
    if (!short && !differ) void step.send({ new_password: first });
  }
  return (
    <StepForm
      {...step}
      title={say("password.title")}
      submit={say("password.submit")}
      onSubmit={submit}
    >
      <p>{say("password.text")}</p>
      <PasswordField
        label={say("password.new")}
        autoComplete="new-password"
        showLabel={say("login.show_password")}
        value={first}
        onChange={setFirst}
        error={tried && short ? say("password.short") : step.fields.new_password}
        autoFocus
        required
      />
      <PasswordField
        label={say("password.again")}
        autoComplete="new-password"
        showLabel={say("login.show_password")}
        value={second}
        onChange={setSecond}
        error={tried && differ ? say("password.differ") : null}
        required
      />
    </StepForm>
  );
}
