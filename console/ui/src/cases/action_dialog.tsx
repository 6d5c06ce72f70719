import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { call } from "../call";
import { useLocation } from "wouter";
import { Button, Dialog, Drawer, ErrorNote, focusFault, Loading, Note, useSpeaker } from "../ui";
import type { Mine } from "../ui/conflict";
import { isKey, type Key, useWords } from "../words/use_words";
import { ConflictPart } from "./conflict_part";
import { casePath } from "./queries";
import type { Answered, CaseFile, Consequence } from "./shapes";
import type { Act } from "./use_act";

export type Body = Record<string, unknown>;

interface ActionDialogProps {
  act: Act;
  name: string; // of the action, as in the address of its POST
  title?: string;
  values?: Record<string, string>; // for the words
  body: Body | null; // null: something is missing
  preview?: boolean; // the service tells the consequences first
  danger?: boolean;
  wide?: boolean;
  drawer?: boolean;
  told?: boolean; // what the citizen gets is said among the children
  more?: ReactNode; // a button beside the others
  mine: Mine[];
  children?: ReactNode;
  send?: (base: CaseFile, body: Body) => Promise<Answered | null>; // another address
  onTried: () => void;
  onDone: (answer: Answered) => void;
  onClose: () => void;
}

function Consequences({ file, name, body }: { file: CaseFile; name: string; body: Body }) {
  const { say, language } = useWords();
  const told = useQuery({
    queryKey: ["case", file.id, "preview", name, file.rev, JSON.stringify(body)],
    retry: false,
    placeholderData: (before) => before,
    queryFn: () =>
      call<{ consequences: Consequence[] }>("POST", casePath(file.id, `/${name}`), {
        body: { rev: file.rev, ...body, preview: true },
      }),
  });
  if (told.isPending) return <Loading rows={2} onRetry={() => void told.refetch()} />;
  if (!told.data) return <ErrorNote problem={told.error} onRetry={() => void told.refetch()} />;
  const { consequences } = told.data;
  return (
    <section className="consequences" aria-live="polite" aria-busy={told.isPlaceholderData}>
      <b>{say("action.consequences")}</b>
      {consequences.length === 0 ? (
        <p>{say("action.no_consequences")}</p>
      ) : (
        <ul>
          {consequences.map((one) => (
            <li key={one.vi}>{language === "en" ? one.en : one.vi}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

// What the citizen gets, said before it happens.
function Effect({ name, values }: { name: string; values?: Record<string, string> }) {
  const { say } = useWords();
  const key = `act.${name}.effect`;
  return (
    <Note kind="plain" icon="person">
      <b>{say("action.citizen")}</b> {isKey(key) ? say(key, values) : say("action.citizen_none")}
    </Note>
  );
}

// The frame of every action: its fields, its consequences, what the citizen sees, and a conflict.
export function ActionDialog(props: ActionDialogProps) {
  const { say } = useWords();
  const speaker = useSpeaker();
  const [, go] = useLocation();
  const { act, name, body } = props;
  const [sent, setSent] = useState<Body>({});
  useEffect(() => {
    if (act.problem != null) focusFault();
  }, [act.problem]);
  async function submit(base: CaseFile, what: Body | null) {
    props.onTried();
    if (!what) return focusFault();
    setSent(what);
    const answer = await (props.send ?? ((file, it) => act.act(name, it, file)))(base, what);
    if (!answer) return;
    const created = answer.created;
    speaker.show(
      say(`act.${name}.done` as Key, props.values),
      created ? { label: created.number, run: () => go(`/phan-anh/${created.id}`) } : undefined,
    );
    props.onDone(answer);
  }
  const keepMine = () => {
    const fresh = act.keepMine();
    if (fresh) void submit(fresh, sent);
  };
  const takeFresh = () => {
    act.takeFresh();
    props.onClose();
  };
  const conflict = act.conflict;
  const wide = props.wide || conflict !== null;
  const Frame = props.drawer ? Drawer : Dialog;
  return (
    <Frame
      title={props.title ?? say(`act.${name}` as Key)}
      onClose={props.onClose}
      {...(props.drawer ? {} : { wide })}
      testId={`${name}-dialog`}
      actions={
        !conflict && (
          <>
            <Button onClick={props.onClose}>{say("common.cancel")}</Button>
            {props.more}
            <Button
              kind={props.danger ? "danger" : "primary"}
              busy={act.busy}
              onClick={() => void submit(act.base, body)}
              testId="confirm"
            >
              {say(`act.${name}.submit` as Key)}
            </Button>
          </>
        )
      }
    >
      {conflict ? (
        <ConflictPart
          conflict={conflict}
          mine={props.mine}
          busy={act.busy}
          onKeep={keepMine}
          onTake={takeFresh}
        />
      ) : (
        <>
          {props.children}
          {props.preview && body && <Consequences file={act.base} name={name} body={body} />}
          {!props.told && <Effect name={name} values={props.values} />}
          {act.problem != null && <ErrorNote problem={act.problem} />}
        </>
      )}
    </Frame>
  );
}
