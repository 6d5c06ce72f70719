import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { dateTime } from "../time/format";
import { Button, Chip, Icon, Menu, type MenuChoice } from "../ui";
import { codeWords } from "../words/code_words";
import { type Key, useWords } from "../words/use_words";
import { ACTION_ICON, actionOf, GROUPS, hasRight, primaryOf, whyNot } from "./actions";
import { nameIn, statusWords } from "./case_words";
import { DeadlineDrop } from "./deadline_drop";
import { DueChip } from "./due_chip";
import { LabelChips } from "./label_chips";
import { listAddress } from "./last_list";
import { casePath, useCatalog } from "./queries";
import type { CaseFile } from "./shapes";

const LabelsDialog = lazy(() => import("./labels_dialog"));

interface HeadProps {
  file: CaseFile;
  onAction: (name: string) => void;
}

function More({ file, onAction }: HeadProps) {
  const { say, language } = useWords();
  const me = useMe();
  const choices = (names: string[]): MenuChoice[] => {
    const all = names.flatMap((name) => {
      const one = actionOf(file, name);
      if (!one || !hasRight(me, name)) return [];
      return [
        {
          key: name,
          label: say(`act.${name}` as Key),
          icon: ACTION_ICON[name],
          off: !one.allowed,
          hint: one.allowed ? undefined : whyNot(one, language),
          onChoose: () => onAction(name),
        },
      ];
    });
    return [...all.filter((one) => !one.off), ...all.filter((one) => one.off)];
  };
  const papers: MenuChoice[] = [
    {
      key: "slip",
      label: say("file.slip"),
      icon: "print",
      onChoose: () =>
        void window.open(`/api/v1${casePath(file.id, "/slip")}`, "_blank", "noopener"),
    },
    { key: "print", label: say("file.print"), icon: "print", onChoose: () => window.print() },
  ];
  const groups = [
    { title: say("file.group.work"), choices: choices(GROUPS.work) },
    { title: say("file.group.end"), choices: choices(GROUPS.end) },
    { title: say("file.group.file"), choices: choices(GROUPS.file) },
    { title: say("file.group.papers"), choices: papers },
  ];
  return (
    <Menu
      label={say("file.more")}
      testId="more"
      face={
        <>
          <Icon name="more" />
          <span>{say("file.more")}</span>
        </>
      }
      groups={groups.filter((group) => group.choices.length > 0)}
    />
  );
}

function Facts({ file }: { file: CaseFile }) {
  const { say } = useWords();
  const catalog = useCatalog();
  const facts = [
    file.category_name,
    nameIn(catalog.data?.kinds, file.kind),
    say("file.identity_is", { identity: codeWords(say, "identity", file.identity) }),
    say("file.channel_is", { channel: nameIn(catalog.data?.channels, file.channel) }),
    file.dossier_code ? say("file.dossier_is", { code: file.dossier_code }) : "",
  ];
  return (
    <p className="file-facts" lang="vi">
      {facts.filter(Boolean).map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

function Labels({ file }: { file: CaseFile }) {
  const { say } = useWords();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const may = mayAct(me, "route");
  if (!may && !file.labels?.length) return null;
  return (
    <div className="row file-labels">
      <LabelChips labels={file.labels} />
      {may && (
        <Button small kind="quiet" icon="plus" onClick={() => setOpen(true)} testId="labels">
          {say("label.action")}
        </Button>
      )}
      {open && (
        <Suspense>
          <LabelsDialog
            rows={[file]}
            onClose={() => setOpen(false)}
            onDone={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

export function FileHead({ file, onAction }: HeadProps) {
  const { say } = useWords();
  const primary = primaryOf(file);
  return (
    <header className="file-head">
      <nav className="crumbs" aria-label={say("file.crumbs")}>
        <Link href={listAddress()} className="tap">
          <Icon name="back" /> {say("page.cases")}
        </Link>
      </nav>
      <div className="file-title">
        <h1 id="file-number">{file.number}</h1>
        <DueChip row={file} />
        {file.due_at && <span className="small secondary due-at">{dateTime(file.due_at)}</span>}
        <DeadlineDrop id={file.id} />
        <span className="file-status">{statusWords(say, file)}</span>
        {file.urgent && (
          <Chip kind="late" icon="alert">
            {say("cases.urgent")}
          </Chip>
        )}
        {file.restricted && (
          <Chip kind="approval" icon="lock">
            {say("file.restricted")}
          </Chip>
        )}
        <span className="file-acts">
          {primary && (
            <Button
              kind="primary"
              icon={ACTION_ICON[primary.name]}
              onClick={() => onAction(primary.name)}
              testId="primary"
            >
              {say(primary.late ? "act.late" : (`act.${primary.name}` as Key))}
            </Button>
          )}
          <More file={file} onAction={onAction} />
        </span>
      </div>
      <Facts file={file} />
      <Labels file={file} />
    </header>
  );
}
