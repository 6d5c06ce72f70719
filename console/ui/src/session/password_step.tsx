import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call, CallError } from "../call";
import type { DemoAccount, LoginStep } from "../shapes";
import { PasswordField, TextField } from "../ui";
import { type Key, useWords } from "../words/use_words";
import { StepForm } from "./step_form";
import { useStep } from "./use_step";

function useDemo() {
  return useQuery({
    queryKey: ["demo"],
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      try {
        const answer = await call<{ items?: DemoAccount[] }>("GET", "/demo", { quiet: true });
        return answer.items ?? [];
      } catch (problem) {
        if (problem instanceof CallError && problem.status === 404) return [];
        throw problem;
      }
    },
  });
}

function DemoBox({ onFill }: { onFill: (account: DemoAccount) => void }) {
  const { say } = useWords();
  const accounts = useDemo().data ?? [];
  if (accounts.length === 0) return null;
  const roleWords = (account: DemoAccount) =>
    account.roles.map((role) => say(`role.${role}` as Key)).join(", ");
  return (
    <section className="demo" aria-labelledby="demo-title" data-testid="demo">
      <h2 id="demo-title">{say("login.demo_title")}</h2>
      <p className="small">{say("login.demo_text")}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" className="demo-account" onClick={() => onFill(account)}>
              <span className="sr-only">{say("login.demo_fill")}</span>
              <strong>{account.name}</strong>
              <span className="small">
                {roleWords(account)} · {account.username}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function PasswordStep({ onStep }: { onStep: (step: LoginStep) => void }) {
  const { say } = useWords();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const step = useStep<LoginStep>("/login", onStep);
  const missing = (value: string) => (tried && !value ? say("login.fill_in") : null);
  function submit() {
    setTried(true);
    if (!username) name.current?.focus();
    else if (!password) secret.current?.focus();
    else void step.send({ username: username.trim(), password });
  }
  return (
    <>
      <StepForm {...step} title={say("login.title")} submit={say("login.submit")} onSubmit={submit}>
        <TextField
          ref={name}
          label={say("login.username")}
          name="username"
          autoComplete="username"
          value={username}
          onChange={setUsername}
          error={missing(username)}
          required
          testId="username"
        />
        <PasswordField
          ref={secret}
          label={say("login.password")}
          autoComplete="current-password"
          showLabel={say("login.show_password")}
          value={password}
          onChange={setPassword}
          error={missing(password)}
          required
          testId="password"
        />
      </StepForm>
      <p className="small secondary">{say("login.forgot")}</p>
      <DemoBox
        onFill={(account) => {
          setUsername(account.username);
          setPassword(account.password);
          secret.current?.focus();
        }}
      />
    </>
  );
}
