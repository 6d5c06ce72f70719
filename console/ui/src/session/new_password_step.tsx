import type { LoginStep } from "../shapes";
import { useWords } from "../words/use_words";
import { PasswordPair, usePasswordPair } from "./password_pair";
import { StepForm } from "./step_form";
import { useStep } from "./use_step";

export function NewPasswordStep({ onStep }: { onStep: (step: LoginStep) => void }) {
  const { say } = useWords();
  const passwords = usePasswordPair();
  const step = useStep<LoginStep>("/login/password", onStep);
  function submit() {
    const password = passwords.chosen();
    if (password) void step.send({ new_password: password });
  }
  return (
    <StepForm
      {...step}
      title={say("password.title")}
      submit={say("password.submit")}
      onSubmit={submit}
    >
      <p>{say("password.text")}</p>
      <PasswordPair state={passwords} error={step.fields.new_password} />
    </StepForm>
  );
}
