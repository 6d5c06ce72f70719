import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../call";
import { showDate } from "../../time/typed_date";
import { Button, DateField, ErrorNote, focusFault, TextField, useSpeaker } from "../../ui";
import { useWrite } from "../../use_write";
import { useRoundWords } from "../../words/use_round_words";
import type { PeopleList } from "./shapes";

// Those who wrote to the account between two days, both included.
export function WrotePart({ onList }: { onList: (list: number) => void }) {
  const { say } = useRoundWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useWrite();
  const [typed, setTyped] = useState<string | null>(null); // null: named after the days
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [tried, setTried] = useState(false);
  const proposed =
    from && to ? say("wrote.proposed", { from: showDate(from), to: showDate(to) }) : "";
  const name = typed ?? proposed;
  const order = from && to && from > to ? say("wrote.order") : null;
  const missing = (value: string) => (tried && !value ? say("mistake.day") : null);
  async function make(): Promise<void> {
    setTried(true);
    if (!from || !to || order || !name.trim()) return focusFault();
    await deed.run(async () => {
      const body = { name: name.trim(), from, to };
      const list = await call<PeopleList>("POST", "/surveys/lists/wrote", { body });
      await client.invalidateQueries({ queryKey: ["surveys", "lists"] });
      speaker.show(say("wrote.made", { name: list.name, n: list.people }));
      onList(list.id);
    });
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!deed.busy) void make();
      }}
    >
      <div className="plan-fields">
        <DateField
          label={say("wrote.from")}
          value={from}
          onChange={setFrom}
          error={deed.fields.from ?? missing(from)}
          required
          testId="wrote-from"
        />
        <DateField
          label={say("wrote.to")}
          value={to}
          onChange={setTo}
          error={deed.fields.to ?? order ?? missing(to)}
          required
          testId="wrote-to"
        />
        <TextField
          label={say("source.list_name")}
          value={name}
          onChange={setTyped}
          error={deed.fields.name ?? (tried && !name.trim() ? say("mistake.name") : null)}
          required
          testId="wrote-name"
        />
      </div>
      {deed.problem !== null && <ErrorNote problem={deed.problem} />}
      <div>
        <Button submit kind="primary" busy={deed.busy} testId="wrote-make">
          {say("wrote.make")}
        </Button>
      </div>
    </form>
  );
}
