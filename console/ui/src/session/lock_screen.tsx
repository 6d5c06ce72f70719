import { useState } from "react";
import type { LoginStep } from "../shapes";
import { Button, Icon, PasswordField } from "../ui";
import { useWords } from "../words/use_words";
import "./login.css";
import { StepForm } from "./step_form";
import { useSession } from "./use_session";
import { useStep } from "./use_step";

// Covers the page after half an hour of rest; what was being written stays below it.
export default function LockScreen() {
  const { say } = useWords();
  const { me, enter, leave } = useSession();
  const [password, setPassword] = useState("");
  const step = useStep<LoginStep>("/unlock", (answer) => void enter(answer?.me));
  return (
    <main className="login" data-testid="lock">
      <div className="login-card">
        <p className="login-office">
          <Icon name="lock" /> {me?.name ?? say("app.name")}
        </p>
        <StepForm
          {...step}
          title={say("lock.title")}
          submit={say("lock.submit")}
          onSubmit={() => password && void step.send({ password })}
        >
          <p>{say("lock.text")}</p>
          <PasswordField
            label={say("login.password")}
            autoComplete="current-password"
            showLabel={say("login.show_password")}
            value={password}
            onChange={setPassword}
            autoFocus
            required
            testId="password"
          />
        </StepForm>
        <Button kind="quiet" onClick={() => void leave()}>
          {say("lock.other")}
        </Button>
      </div>
    </main>
  );
}
