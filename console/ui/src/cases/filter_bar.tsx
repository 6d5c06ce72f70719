import { useEffect, useRef, useState } from "react";
import { serverNow } from "../time/server_clock";
import { readDate, showDate } from "../time/typed_date";
import { Button, DateField, Drop, Icon, type Option, PickMany, TextField } from "../ui";
import { codeWords } from "../words/code_words";
import { type Say, useWords } from "../words/use_words";
import { type DayName, filterCount, type ListName, type ListQuery, LISTS } from "./list_query";
import { useCatalog, useLabels } from "./queries";
import type { Catalog, LabelCount } from "./shapes";
import { unitOptions } from "./unit_options";

interface FilterBarProps {
  query: ListQuery;
  onChange: (part: Partial<ListQuery>, replace?: boolean) => void;
  onClear: () => void;
}

const TYPING_MS = 350;
const STATUSES = [
  "moi",
  "cho_bo_sung",
  "da_tiep_nhan",
  "da_chuyen",
  "dang_xu_ly",
  "cho_duyet",
  "da_tra_loi",
  "da_cong_khai",
  "dong",
  "khong_tiep_nhan",
  "chuyen_huong",
  "rut",
];

interface Ground {
  catalog: Catalog | undefined;
  labels: LabelCount[];
}

function optionsOf(name: ListName, { catalog, labels }: Ground, say: Say): Option[] {
  const today = readDate("homnay", serverNow()) ?? "";
  const coded = (list: { code: string; name: string }[] | undefined) =>
    (list ?? []).map((one) => ({ value: one.code, label: one.name }));
  switch (name) {
    case "status":
      return STATUSES.map((one) => ({ value: one, label: codeWords(say, "status", one) }));
    case "branch":
      return (catalog?.branches ?? []).map((one) => ({
        value: String(one.no),
        label: `${one.no}. ${one.name}`,
      }));
    case "unit":
      return unitOptions(catalog, say, today, { withEnded: true });
    case "category":
      return coded(catalog?.categories);
    case "channel":
      return coded(catalog?.channels);
    case "label":
      return labels.map((one) => ({ value: one.name, label: `${one.name} (${one.cases})` }));
  }
}

function ListFilter({ name, query, onChange }: FilterBarProps & { name: ListName }) {
  const { say } = useWords();
  const catalog = useCatalog();
  const labels = useLabels(name === "label");
  const ground = { catalog: catalog.data, labels: labels.data?.items ?? [] };
  const chosen = query[name];
  const label = say(`cases.filter.${name}`);
  return (
    <Drop
      label={label}
      on={chosen.length > 0}
      testId={`filter-${name}`}
      face={chosen.length > 0 ? say("cases.filter_n", { label, n: chosen.length }) : label}
    >
      {() => (
        <PickMany
          label={label}
          hint={name === "unit" ? say("cases.unit_hint") : undefined}
          options={optionsOf(name, ground, say)}
          chosen={chosen}
          onChange={(next) => onChange({ [name]: next })}
        />
      )}
    </Drop>
  );
}

interface DayFilterProps {
  name: "received" | "due";
  ends: [DayName, DayName];
}

function DayFilter({ name, ends, query, onChange }: FilterBarProps & DayFilterProps) {
  const { say } = useWords();
  const label = say(`cases.filter.${name}`);
  const [from, to] = ends;
  const on = Boolean(query[from] || query[to]);
  const range = `${showDate(query[from]) || "…"}–${showDate(query[to]) || "…"}`;
  return (
    <Drop label={label} on={on} testId={`filter-${name}`} face={on ? `${label}: ${range}` : label}>
      {() => (
        <div className="stack">
          <DateField
            label={say("cases.day_from")}
            hint={say("date.hint")}
            value={query[from]}
            onChange={(day) => onChange({ [from]: day })}
          />
          <DateField
            label={say("cases.day_to")}
            value={query[to]}
            onChange={(day) => onChange({ [to]: day })}
          />
          {on && (
            <Button small onClick={() => onChange({ [from]: "", [to]: "" })}>
              {say("cases.clear_days")}
            </Button>
          )}
        </div>
      )}
    </Drop>
  );
}

// Asks a moment after the last letter; leaves the box alone while somebody types in it.
function SearchBox({ query, onChange }: Omit<FilterBarProps, "onClear">) {
  const { say } = useWords();
  const [typed, setTyped] = useState(query.q);
  const sent = useRef(query.q);
  useEffect(() => {
    if (query.q !== sent.current) setTyped(query.q);
    sent.current = query.q;
  }, [query.q]);
  const send = useRef(onChange);
  useEffect(() => {
    send.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed.trim();
      send.current({ q: typed.trim() }, true);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      label={say("cases.search")}
      value={typed}
      onChange={setTyped}
      placeholder={say("cases.search_hint")}
      icon={<Icon name="search" />}
      testId="search"
    />
  );
}

export function FilterBar(props: FilterBarProps) {
  const { say } = useWords();
  const [shown, setShown] = useState(false); // matters only on a phone
  const count = filterCount(props.query);
  return (
    <search className="filters" aria-label={say("cases.filters")}>
      <div className="filters-search">
        <SearchBox {...props} />
      </div>
      <span className="filters-toggle">
        <Button icon="filter" onClick={() => setShown(!shown)} testId="filters-toggle">
          {count > 0 ? say("cases.filters_n", { n: count }) : say("cases.filters")}
        </Button>
      </span>
      <div className="filters-list" data-shown={shown}>
        {LISTS.map((name) => (
          <ListFilter key={name} name={name} {...props} />
        ))}
        <DayFilter name="received" ends={["from", "to"]} {...props} />
        <DayFilter name="due" ends={["due_from", "due_to"]} {...props} />
        {(count > 0 || props.query.q) && (
          <Button kind="quiet" icon="close" onClick={props.onClear} testId="clear">
            {say("cases.clear")}
          </Button>
        )}
      </div>
    </search>
  );
}
