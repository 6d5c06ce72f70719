import { Button, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";

// A text to take along: selectable, and copied by one press where the browser lets us.
export function CopyLine({ text, label }: { text: string; label: string }) {
  const { say } = useAdminWords();
  const speaker = useSpeaker();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      speaker.show(say("copied"));
    } catch {
      // Without the clipboard the text can still be selected.
    }
  }
  return (
    <div className="row copy-line">
      <code>{text}</code>
      <Button small icon="copy" onClick={() => void copy()} label={`${say("copy")}: ${label}`}>
        {say("copy")}
      </Button>
    </div>
  );
}
