import { useState } from "react";
import { AskDialog, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import type { Claim } from "./use_claim";

interface ClaimDialogProps {
  holder: string;
  claim: Claim;
  onClose: () => void;
}

// Taking a conversation from a colleague needs a reason, which that colleague sees.
export function ClaimDialog({ holder, claim, onClose }: ClaimDialogProps) {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  async function submit() {
    setTried(true);
    if (reason.trim() && (await claim.take(reason.trim()))) onClose();
  }
  return (
    <AskDialog
      title={say("claim.title", { name: holder })}
      onClose={onClose}
      testId="claim-dialog"
      submit={say("claim.take")}
      busy={claim.busy}
      problem={claim.problem}
      onSubmit={() => void submit()}
    >
      <p>{say("claim.text", { name: holder })}</p>
      <TextArea
        label={say("claim.reason")}
        value={reason}
        onChange={setReason}
        rows={2}
        error={tried && !reason.trim() ? say("claim.reason_missing") : null}
        autoFocus
        testId="reason"
      />
    </AskDialog>
  );
}
