import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dateTime } from "../time/format";
import { Combobox, ErrorNote, Loading, RadioChoices } from "../ui";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { statusWords, whereWords } from "./case_words";
import { DueChip } from "./due_chip";
import { useCase, useCases, useDuplicates } from "./queries";
import type { CaseFile, CaseRow } from "./shapes";
import { useAct } from "./use_act";

interface DialogProps {
  file: CaseFile;
  other?: string; // id of a likely duplicate
  onClose: () => void;
  onDone: () => void;
}

function Side({ file, kept }: { file: CaseFile; kept: boolean }) {
  const { say } = useWords();
  return (
    <section className={`side-case ${kept ? "side-kept" : ""}`} aria-label={file.number}>
      <b>{file.number}</b> {kept && <span className="small">({say("merge.survives")})</span>}
      <div>
        <DueChip row={file} />
      </div>
      <div className="small">
        {dateTime(file.received_at)} · {statusWords(say, file)} · {whereWords(file)}
      </div>
      <p className="side-text" lang="vi">
        {file.text}
      </p>
    </section>
  );
}

function Find({
  file,
  value,
  onPick,
}: {
  file: CaseFile;
  value: string;
  onPick: (id: string) => void;
}) {
  const { say } = useWords();
  const likely = useDuplicates(file.id);
  const [typed, setTyped] = useState("");
  const searched = useCases(
    new URLSearchParams({ view: "open", q: typed.trim(), page: "1", size: "20" }).toString(),
    typed.trim().length > 1,
  );
  const percent = new Map(likely.data?.items.map((one) => [one.case.id, one.percent]));
  const suggested = likely.data?.items.map((one) => one.case) ?? [];
  const rows: CaseRow[] = typed.trim().length > 1 ? (searched.data?.items ?? []) : suggested;
  return (
    <Combobox
      label={say("merge.find")}
      hint={say("merge.find_hint")}
      value={value}
      onType={setTyped}
      onChange={onPick}
      options={rows
        .filter((row) => row.id !== file.id && !row.hidden)
        .map((row) => ({
          value: row.id,
          label: row.number,
          hint: [percent.has(row.id) ? `${percent.get(row.id)} %` : "", row.summary]
            .filter(Boolean)
            .join(" · "),
        }))}
      testId="merge-find"
    />
  );
}

// Both side by side; the officer says which one survives. Each citizen keeps the own number.
export function MergeDialog({ file, other: likely, onClose, onDone }: DialogProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const act = useAct(file);
  const [otherId, setOtherId] = useState(likely ?? "");
  const [keeps, setKeeps] = useState<"this" | "other">("this");
  const other = useCase(otherId || file.id);
  const found = otherId ? other.data?.case : undefined;
  const right = found?.hidden ? undefined : found;
  const gone = keeps === "this" ? right : act.base;
  const kept = keeps === "this" ? act.base : right;
  return (
    <ActionDialog
      act={act}
      name="merge"
      wide
      values={{ number: kept?.number ?? "…" }}
      body={gone && kept ? { into: { id: kept.id, rev: kept.rev } } : null}
      mine={[]}
      send={(base) => {
        const fresh = act.conflict?.fresh;
        const there = fresh?.id === right!.id ? fresh : right!;
        const [from, into] = keeps === "this" ? [there, base] : [base, there];
        return act.act("merge", { into: { id: into.id, rev: into.rev } }, from);
      }}
      onTried={() => {}}
      onDone={() => {
        void client.invalidateQueries({ queryKey: ["case"] });
        onDone();
      }}
      onClose={onClose}
    >
      <p>{say("merge.text")}</p>
      {!likely && <Find file={file} value={otherId} onPick={setOtherId} />}
      {otherId && other.isPending && <Loading rows={4} onRetry={() => void other.refetch()} />}
      {otherId && other.isError && (
        <ErrorNote problem={other.error} onRetry={() => void other.refetch()} />
      )}
      {right && (
        <>
          <RadioChoices
            label={say("merge.survivor")}
            value={keeps}
            choices={[
              { value: "this", label: say("merge.keep", { number: act.base.number }) },
              { value: "other", label: say("merge.keep", { number: right.number }) },
            ]}
            onChange={setKeeps}
          />
          <div className="sides">
            <Side file={act.base} kept={keeps === "this"} />
            <Side file={right} kept={keeps === "other"} />
          </div>
        </>
      )}
    </ActionDialog>
  );
}
