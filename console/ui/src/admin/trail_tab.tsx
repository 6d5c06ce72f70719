import { useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { answerOf, call } from "../call";
import { dateTime } from "../time/format";
import {
  Asked,
  Button,
  type Column,
  DateField,
  NoMatch,
  Note,
  Table,
  TextField,
  useErrorWords,
  useSpeaker,
} from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { CopyLine } from "./copy_line";
import { useTrail } from "./queries";
import type { Head, TrailLine, Verified } from "./shapes";

const FIELDS = ["who", "what", "subject", "from", "to"] as const;
type Field = (typeof FIELDS)[number];
type Filter = Record<Field, string>;
const HERE = "/quan-tri/nhat-ky";
const SEAL_SHOWN = 12;

function filterOf(search: string): Filter {
  const given = new URLSearchParams(search);
  const value = (field: Field) => given.get(field) ?? "";
  return {
    who: value("who"),
    what: value("what"),
    subject: value("subject"),
    from: value("from"),
    to: value("to"),
  };
}

// What is empty is left out, so that an address says only what it means.
function queryOf(filter: Filter, before = ""): string {
  const query = new URLSearchParams();
  for (const field of FIELDS) if (filter[field]) query.set(field, filter[field].trim());
  if (before) query.set("before", before);
  return query.toString();
}

async function download(query: string): Promise<void> {
  const answer = await answerOf("GET", `/admin/audit/export${query ? `?${query}` : ""}`);
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = "nhat-ky.csv";
  link.click();
  URL.revokeObjectURL(url);
}

function FilterForm({ filter }: { filter: Filter }) {
  const { say } = useAdminWords();
  const [, go] = useLocation();
  const [typed, setTyped] = useState(filter);
  const put = (field: Field) => (value: string) => setTyped((old) => ({ ...old, [field]: value }));
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go(`${HERE}?${queryOf(typed)}`);
      }}
    >
      <div className="admin-filter">
        <TextField
          label={say("trail.who")}
          hint={say("trail.who_hint")}
          value={typed.who}
          onChange={put("who")}
        />
        <TextField
          label={say("trail.what")}
          hint={say("trail.what_hint")}
          value={typed.what}
          onChange={put("what")}
        />
        <TextField
          label={say("trail.subject")}
          hint={say("trail.subject_hint")}
          value={typed.subject}
          onChange={put("subject")}
        />
        <DateField label={say("trail.from")} value={typed.from} onChange={put("from")} />
        <DateField label={say("trail.to")} value={typed.to} onChange={put("to")} />
      </div>
      <div className="row">
        <Button submit kind="primary" icon="filter" testId="trail-filter">
          {say("trail.filter")}
        </Button>
        <Link href={HERE}>{say("trail.clear")}</Link>
      </div>
    </form>
  );
}

function Chain({ head }: { head: Head | null }) {
  const { say } = useAdminWords();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const [verified, setVerified] = useState<Verified | null>(null);
  const [busy, setBusy] = useState(false);
  async function verify(): Promise<void> {
    setBusy(true);
    try {
      setVerified(await call<Verified>("GET", "/admin/audit/verify"));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
    setBusy(false);
  }
  if (!head) return null;
  const command = `langnghe audit verify --config TỆP --head ${head.id}:${head.hash}`;
  return (
    <div className="stack">
      <div className="row">
        <strong>{say("trail.head", { id: head.id })}</strong>
        <Button small busy={busy} onClick={() => void verify()} testId="trail-verify">
          {say("trail.verify")}
        </Button>
      </div>
      <span className="seal">{head.hash}</span>
      <p className="small secondary">{say("trail.head_text")}</p>
      <CopyLine text={command} label={say("trail.verify")} />
      {verified && (
        <Note kind={verified.ok ? "good" : "error"} alert>
          {verified.ok
            ? say("trail.intact", { n: verified.entries ?? 0 })
            : say("trail.broken", { what: verified.broken })}
        </Note>
      )}
    </div>
  );
}

function named(key: string, name: string): string {
  return name && name !== key ? `${name} (${key})` : key;
}

export function TrailTab() {
  const { say } = useAdminWords();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const [, go] = useLocation();
  const search = useSearch();
  const filter = filterOf(search);
  const before = new URLSearchParams(search).get("before") ?? "";
  const trail = useTrail(queryOf(filter, before));
  const columns: Column<TrailLine>[] = [
    { key: "at", title: say("trail.at"), render: (line) => dateTime(line.at) },
    { key: "who", title: say("trail.who"), render: (line) => named(line.who, line.who_name) },
    {
      key: "what",
      title: say("trail.what"),
      card: "title",
      render: (line) => <strong>{line.what}</strong>,
    },
    {
      key: "subject",
      title: say("trail.subject"),
      render: (line) => named(line.subject, line.subject_name),
    },
    { key: "detail", title: say("trail.detail"), render: (line) => line.detail || say("none") },
    {
      key: "hash",
      title: say("trail.hash"),
      render: (line) => (
        <span className="seal" title={line.hash}>
          {line.hash.slice(0, SEAL_SHOWN)}
        </span>
      ),
    },
  ];
  return (
    <section className="stack">
      <FilterForm key={queryOf(filter)} filter={filter} />
      <Asked query={trail} like="table" rows={8}>
        {(shown) => (
          <>
            <div className="row">
              <span className="secondary">{say("trail.count", { n: shown.total })}</span>
              <span className="push" />
              <Button
                icon="save"
                onClick={() =>
                  void download(queryOf(filter)).catch((problem: unknown) =>
                    speaker.show(errorWords(problem)),
                  )
                }
              >
                {say("trail.export")}
              </Button>
            </div>
            {shown.items.length === 0 ? (
              <NoMatch words={say("trail.empty")} onClear={() => go(HERE)} />
            ) : (
              <Table
                caption={say("trail.caption")}
                columns={columns}
                rows={shown.items}
                keyOf={(line) => line.id}
                busy={trail.isFetching}
                compact
              />
            )}
            <div className="row">
              {before && <Link href={`${HERE}?${queryOf(filter)}`}>{say("trail.newest")}</Link>}
              {shown.next && (
                <Link href={`${HERE}?${queryOf(filter, shown.next)}`}>{say("trail.older")}</Link>
              )}
            </div>
            <Chain head={shown.head} />
          </>
        )}
      </Asked>
    </section>
  );
}
