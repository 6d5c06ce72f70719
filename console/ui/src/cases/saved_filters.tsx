import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import { call } from "../call";
import { useMe } from "../session/use_session";
import {
  Asked,
  Button,
  Drop,
  ErrorNote,
  focusFault,
  IconButton,
  Select,
  TextField,
  useSpeaker,
} from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import { type ListQuery, writeQuery } from "./list_query";
import { useSavedFilters } from "./queries";
import type { SavedFilter } from "./shapes";

const LONGEST_NAME = 60;

function usePut() {
  const client = useQueryClient();
  return async (items: SavedFilter[]) => {
    await call("PUT", "/me/filters", {
      body: { items: items.map(({ name, query, shared_role }) => ({ name, query, shared_role })) },
    });
    await client.invalidateQueries({ queryKey: ["saved-filters"] });
  };
}

function Save({ items, query }: { items: SavedFilter[]; query: ListQuery }) {
  const { say } = useWords();
  const me = useMe();
  const speaker = useSpeaker();
  const put = usePut();
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const named = name.trim().slice(0, LONGEST_NAME);
    if (!named) return focusFault();
    const kept = {
      name: named,
      query: writeQuery({ ...query, page: 1 }),
      shared_role: role || null,
    };
    try {
      await put([...items.filter((one) => one.name !== named), kept]);
      speaker.show(say("saved.done", { name: named }));
      setName("");
      setTried(false);
      setProblem(null);
    } catch (failure) {
      setProblem(failure);
    }
  }
  return (
    <form className="stack saved-form" onSubmit={(event) => void save(event)} noValidate>
      <TextField
        label={say("saved.name")}
        value={name}
        onChange={setName}
        error={tried && !name.trim() ? say("saved.name_missing") : null}
        testId="filter-name"
      />
      <Select
        label={say("saved.share")}
        value={role}
        onChange={setRole}
        options={[
          { value: "", label: say("saved.only_me") },
          ...me.roles.map((one) => ({ value: one, label: codeWords(say, "role", one) })),
        ]}
      />
      <Button submit kind="primary" small>
        {say("saved.save")}
      </Button>
      {problem != null && <ErrorNote problem={problem} />}
    </form>
  );
}

function Kept({ query, close }: { query: ListQuery; close: () => void }) {
  const { say } = useWords();
  const saved = useSavedFilters();
  const put = usePut();
  const [problem, setProblem] = useState<unknown>(null);
  const items = saved.data?.items ?? [];
  const shared = saved.data?.shared ?? [];
  return (
    <Asked query={saved} rows={3}>
      {() => (
        <>
          {items.length + shared.length === 0 && <p className="secondary">{say("saved.empty")}</p>}
          <ul className="saved">
            {[...items, ...shared].map((one) => (
              <li key={`${one.name} ${one.owner ?? ""}`} className="row">
                <Link href={`/phan-anh?${one.query}`} onClick={close}>
                  {one.name}
                </Link>
                {one.shared_role && (
                  <span className="small secondary">
                    {say("saved.shared", { role: codeWords(say, "role", one.shared_role) })}
                  </span>
                )}
                {items.includes(one) && (
                  <span className="push">
                    <IconButton
                      icon="close"
                      label={say("saved.remove", { name: one.name })}
                      onClick={() => put(items.filter((other) => other !== one)).catch(setProblem)}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {problem != null && <ErrorNote problem={problem} />}
          <Save items={items} query={query} />
        </>
      )}
    </Asked>
  );
}

export function SavedFilters({ query }: { query: ListQuery }) {
  const { say } = useWords();
  return (
    <Drop label={say("saved.title")} face={say("saved.title")} icon="save" testId="saved" end>
      {(close) => <Kept query={query} close={close} />}
    </Drop>
  );
}
