import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { AskDialog, ErrorNote, Loading, Note, RadioChoices, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { pathOf } from "./queries";
import type { Targets } from "./shapes_more";
import { useDeed } from "./use_deed";

interface Choice {
  value: string;
  label: string;
  hint?: string;
}

function useChoices(targets: Targets | undefined): Choice[] {
  const { say } = useWords();
  if (!targets) return [];
  const people = targets.people.map((one) => ({
    value: one.to,
    label: one.name,
    hint: say("transfer.person_hint", { role: one.role, n: one.held }),
  }));
  const branches = targets.branches.map((one) => ({
    value: one.to,
    label: say("transfer.branch", { n: one.no, name: one.name }),
  }));
  const restricted = {
    value: "restricted",
    label: say("transfer.restricted"),
    hint: say("transfer.restricted_hint"),
  };
  return [...people, ...branches, ...(targets.restricted ? [restricted] : [])];
}

// To a colleague on shift, a branch, or those who read restricted matters; never without a note.
export function TransferDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { say } = useWords();
  const deed = useDeed(id);
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const targets = useQuery({
    queryKey: ["targets", id],
    staleTime: 0,
    queryFn: ({ signal }) => call<Targets>("GET", pathOf(id, "/targets"), { signal }),
  });
  const choices = useChoices(targets.data);
  const again = () => void targets.refetch();
  async function submit() {
    setTried(true);
    if (!to || !note.trim()) return;
    const body = { to, note: note.trim() };
    if (await deed.act("/transfer", body, say("transfer.done"))) onClose();
  }
  return (
    <AskDialog
      title={say("transfer.title")}
      onClose={onClose}
      testId="transfer-dialog"
      submit={say("transfer.submit")}
      busy={deed.busy}
      problem={deed.problem}
      onSubmit={() => void submit()}
    >
      {targets.isPending && <Loading rows={4} onRetry={again} />}
      {targets.isError && <ErrorNote problem={targets.error} onRetry={again} />}
      {targets.data?.people.length === 0 && <Note kind="plain">{say("transfer.nobody")}</Note>}
      {choices.length > 0 && (
        <RadioChoices
          label={say("transfer.to")}
          value={to}
          onChange={setTo}
          choices={choices}
          error={tried && !to ? say("transfer.to_missing") : null}
        />
      )}
      <TextArea
        label={say("transfer.note")}
        value={note}
        onChange={setNote}
        rows={3}
        error={tried && !note.trim() ? say("transfer.note_missing") : null}
        testId="note"
      />
      <p className="small secondary">{say("transfer.back")}</p>
    </AskDialog>
  );
}
