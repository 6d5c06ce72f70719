import { useState } from "react";
import type { LoginStep } from "../shapes";
import { LanguageSwitch } from "../shell/language_switch";
import { Button, ErrorNote, Note } from "../ui";
import { useTitle } from "../shell/use_title";
import { useWords } from "../words/use_words";
import { CodeStep } from "./code_step";
import { EnrolStep } from "./enrol_step";
import "./login.css";
import { NewPasswordStep } from "./new_password_step";
import { PasswordStep } from "./password_step";
import { useSession } from "./use_session";

// Also laid over the page when the session ends in the middle of work.
export default function LoginPage({ again = false }: { again?: boolean }) {
  const { say } = useWords();
  const { enter } = useSession();
  const [step, setStep] = useState<LoginStep["step"] | "first">("first");
  const [problem, setProblem] = useState<unknown>(null);
  useTitle(say("login.title"));
  function go(next: LoginStep) {
    if (next.step === "done") void enter(next.me).catch(setProblem);
    else setStep(next.step);
  }
  return (
    <main className="login" id="content">
      <div className="login-card">
        <p className="login-office">
          <strong>{say("app.name")}</strong> · {say("app.office")}
        </p>
        {again && <Note kind="warn">{say("login.again")}</Note>}
        {problem != null && <ErrorNote problem={problem} />}
        {step === "first" && <PasswordStep onStep={go} />}
        {step === "totp" && <CodeStep onStep={go} />}
        {step === "password" && <NewPasswordStep onStep={go} />}
        {step === "enrol" && <EnrolStep onStep={go} />}
        {step !== "first" && (
          <Button kind="quiet" onClick={() => setStep("first")}>
            {say("login.start_over")}
          </Button>
        )}
        <LanguageSwitch />
      </div>
    </main>
  );
}
