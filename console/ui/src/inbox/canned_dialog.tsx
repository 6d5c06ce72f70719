import { type KeyboardEvent, useState } from "react";
import { useMe } from "../session/use_session";
import type { CannedAnswer, OpenConversation } from "../shapes";
import { fillVariables, openVariables, pieces } from "../text/variables";
import { Button, Dialog, Empty, ErrorNote, Icon, Loading, TextField } from "../ui";
import { useWords } from "../words/use_words";
import { cannedFound } from "./canned_found";
import { useCanned } from "./queries";

interface CannedDialogProps {
  open: OpenConversation;
  onClose: () => void;
  onPick: (text: string) => void;
}

const MOST = 50;

function Filled({ text }: { text: string }) {
  return (
    <span className="canned-text">
      {pieces(text).map((piece, at) =>
        piece.open ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
      )}
    </span>
  );
}

// Search runs over title, shortcut and body as they are stored, before anything is filled in.
export function CannedDialog({ open, onClose, onPick }: CannedDialogProps) {
  const { say } = useWords();
  const me = useMe();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const canned = useCanned();
  const items = cannedFound(query, canned.data?.items ?? []).slice(0, MOST);
  const number = open.citizen.cases?.find((one) => !one.settled)?.number;
  const usual = { ten_can_bo: me.name, ten: open.conversation.name, ma_pa: number };
  const fill = (item: CannedAnswer) =>
    fillVariables(item.text, { ...usual, ...canned.data?.values, ...item.values });
  const chosen = Math.min(at, items.length - 1);
  function pressed(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, items.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter" && items[chosen]) onPick(fill(items[chosen]));
    else return;
    event.preventDefault();
  }
  const again = () => void canned.refetch();
  return (
    <Dialog title={say("canned.title")} onClose={onClose} wide testId="canned-dialog">
      <TextField
        label={say("canned.search")}
        hint={say("canned.hint")}
        icon={<Icon name="search" />}
        value={query}
        onChange={(next) => {
          setQuery(next);
          setAt(0);
        }}
        onKeyDown={pressed}
        autoFocus
        inputProps={{
          role: "combobox",
          "aria-expanded": items.length > 0,
          "aria-controls": "canned-list",
          "aria-autocomplete": "list",
          "aria-activedescendant": items[chosen] ? `canned-${items[chosen].id}` : undefined,
        }}
        testId="canned-search"
      />
      {canned.isPending && <Loading onRetry={again} />}
      {canned.isError && <ErrorNote problem={canned.error} onRetry={again} />}
      {canned.data?.items.length === 0 && <Empty icon="template" words={say("canned.empty")} />}
      {canned.data && canned.data.items.length > 0 && items.length === 0 && (
        <Empty
          icon="search"
          words={say("canned.none")}
          action={<Button onClick={() => setQuery("")}>{say("canned.clear")}</Button>}
        />
      )}
      <ul className="canned" id="canned-list" role="listbox" aria-label={say("canned.list")}>
        {items.map((item, index) => {
          const text = fill(item);
          const names = openVariables(text).map((name) => `{${name}}`);
          return (
            // The keyboard works in the search field above, which points at the chosen option.
            <li
              key={item.id}
              id={`canned-${item.id}`}
              role="option"
              aria-selected={index === chosen}
              onClick={() => onPick(text)}
            >
              <b>{item.title}</b> {item.shortcut && <kbd>{item.shortcut}</kbd>}
              <Filled text={text} />
              {names.length > 0 && (
                <span className="small composer-fault">
                  {say("canned.missing", { names: names.join(", ") })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
