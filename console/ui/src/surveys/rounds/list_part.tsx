import { wholeNumber } from "../../text/numbers";
import { date } from "../../time/format";
import { showDate } from "../../time/typed_date";
import { type Column, Combobox, Empty, Table } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { Given } from "./given";
import { useList, useLists } from "./queries";
import type { PeopleList, Stratum } from "./shapes";
import type { PlanWork } from "./use_plan";

type ListStratum = Stratum & { people: number };

function Strata({ strata }: { strata: ListStratum[] }) {
  const { say, language } = useRoundWords();
  const columns: Column<ListStratum>[] = [
    { key: "unit", title: say("strata.unit"), card: "title", render: (one) => one.unit_name },
    { key: "field", title: say("strata.field"), render: (one) => one.field_name || "–" },
    {
      key: "people",
      title: say("strata.people"),
      width: "90px",
      render: (one) => wholeNumber(one.people, language),
    },
  ];
  return (
    <details>
      <summary>{say("source.strata", { n: strata.length })}</summary>
      <Table
        caption={say("source.strata_caption")}
        columns={columns}
        rows={strata}
        keyOf={(one) => `${one.unit} ${one.field}`}
        compact
      />
    </details>
  );
}

// What is known of the chosen list.
export function ListFacts({ id }: { id: number | null }) {
  const { say, language } = useRoundWords();
  const list = useList(id);
  if (id === null) return null;
  return (
    <Given query={list} rows={3}>
      {(one) => (
        <div className="stack" data-testid="list-facts">
          <dl className="plan-facts" aria-label={one.name}>
            <div>
              <dt>{say("source.people")}</dt>
              <dd>{wholeNumber(one.people, language)}</dd>
            </div>
            <div>
              <dt>{say("source.from")}</dt>
              <dd>{say(`source.of.${one.source}`)}</dd>
            </div>
            {one.from && one.to && (
              <div>
                <dt>{say("source.days")}</dt>
                <dd>
                  {showDate(one.from)}–{showDate(one.to)}
                </dd>
              </div>
            )}
            <div>
              <dt>{say("source.made")}</dt>
              <dd>{say("source.by", { name: one.by, day: date(one.at) })}</dd>
            </div>
          </dl>
          {one.strata && one.strata.length > 0 && <Strata strata={one.strata} />}
        </div>
      )}
    </Given>
  );
}

export function ListPart({ plan }: { plan: PlanWork }) {
  const { say, language } = useRoundWords();
  const { form, put, errorAt } = plan;
  const lists = useLists();
  const label = (one: PeopleList) =>
    say("source.option", { name: one.name, n: wholeNumber(one.people, language) });
  return (
    <Given query={lists} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="file" words={say("source.none")} next={say("source.none_next")} />
        ) : (
          <>
            <Combobox
              label={say("source.list")}
              value={form.list === null ? "" : String(form.list)}
              options={items.map((one) => ({
                value: String(one.id),
                label: label(one),
                hint: say("source.by", { name: one.by, day: date(one.at) }),
              }))}
              onChange={(id) => put({ list: Number(id) })}
              error={errorAt("plan.list")}
              testId="plan-list"
            />
            <ListFacts id={form.list} />
          </>
        )
      }
    </Given>
  );
}
