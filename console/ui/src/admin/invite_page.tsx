import { useState } from "react";
import { call } from "../call";
import { Button, ErrorNote, Note } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { useWords } from "../words/use_words";
import "../session/login.css";
import { PasswordPair, usePasswordPair } from "../session/password_pair";
import { useDeed } from "./use_deed";

// Opened from an invitation, without a login. The token stands behind "#": it reaches the service
// only in the body of this one request.
export default function InvitePage() {
  const { say } = useAdminWords();
  const { say: common } = useWords();
  const deed = useDeed();
  const [token] = useState(() => window.location.hash.slice(1));
  const passwords = usePasswordPair();
  const [done, setDone] = useState("");
  async function submit(): Promise<void> {
    const password = passwords.chosen();
    if (!password) return;
    await deed.run(async () => {
      const body = { token, new_password: password };
      const answer = await call<{ username: string }>("POST", "/invite", { body, quiet: true });
      window.history.replaceState(null, "", window.location.pathname);
      setDone(answer.username);
    });
  }
  return (
    <main className="login">
      <div className="login-card stack">
        <h1>{say("invite.page")}</h1>
        {!token && (
          <Note kind="error" alert>
            {say("invite.missing")}
          </Note>
        )}
        {done ? (
          <>
            <Note kind="good" alert>
              {say("invite.done", { name: done })}
            </Note>
            <a href="/">{say("invite.login")}</a>
          </>
        ) : (
          <form
            className="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <p>{say("invite.page_text")}</p>
            <PasswordPair state={passwords} error={deed.fields.new_password} />
            {deed.problem != null && <ErrorNote problem={deed.problem} />}
            <Button submit kind="primary" wide busy={deed.busy} disabled={!token} testId="submit">
              {common("password.submit")}
            </Button>
          </form>
        )}
      </div>
    </main>
  );
}
