import { wholeNumber } from "../../text/numbers";
import { Chip, type Column, Note, Table } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { money } from "./figures";
import { Given } from "./given";
import { useSample } from "./queries";
import type { Round, Sample } from "./shapes";

function Figure({ name, value, hint }: { name: string; value: string; hint?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b className="figure">{value}</b>
        {hint && <span className="small secondary"> {hint}</span>}
      </dd>
    </div>
  );
}

function Figures({ sample }: { sample: Sample }) {
  const { say, language } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  return (
    <dl className="plan-facts plan-figures" aria-label={say("sample.result")}>
      <Figure name={say("sample.people")} value={whole(sample.people)} />
      <Figure name={say("sample.needed")} value={whole(sample.needed)} />
      <Figure name={say("sample.invited")} value={whole(sample.invited)} />
      <Figure name={say("sample.expect_complete")} value={whole(sample.expected_complete)} />
    </dl>
  );
}

function Strata({ strata }: { strata: Sample["strata"] }) {
  const { say, language } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  const small = strata.filter((one) => one.whole).length;
  const columns: Column<Sample["strata"][number]>[] = [
    {
      key: "unit",
      title: say("strata.unit"),
      card: "title",
      width: "34%",
      render: (one) => one.unit_name || say("strata.all_units"),
    },
    {
      key: "field",
      title: say("strata.field"),
      render: (one) => one.field_name || say("strata.all_fields"),
    },
    { key: "people", title: say("strata.people"), render: (one) => whole(one.people) },
    {
      key: "invited",
      title: say("strata.invited"),
      render: (one) => (
        <>
          {whole(one.invited)}{" "}
          {one.whole && (
            <Chip kind="soon" icon="check">
              {say("strata.whole")}
            </Chip>
          )}
        </>
      ),
    },
    { key: "reserve", title: say("strata.reserve"), render: (one) => whole(one.reserve) },
  ];
  return (
    <section className="stack" aria-label={say("strata.caption")}>
      <h3>{say("strata.title", { n: strata.length })}</h3>
      {small > 0 && <Note kind="plain">{say("strata.small", { n: small })}</Note>}
      <Table
        caption={say("strata.caption")}
        columns={columns}
        rows={strata}
        keyOf={(one) => `${one.unit} ${one.field}`}
        compact
      />
    </section>
  );
}

function Ways({ sample }: { sample: Sample }) {
  const { say, language, told } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  const columns: Column<Sample["ways"][number]>[] = [
    { key: "way", title: say("reach.way"), card: "title", width: "46%", render: told },
    { key: "people", title: say("reach.people"), render: (one) => whole(one.people) },
    {
      key: "price",
      title: say("reach.price"),
      render: (one) => (one.way === "not_reachable" ? "–" : money(one.price, language)),
    },
  ];
  return (
    <section className="stack" aria-label={say("reach.title")}>
      <h3>{say("reach.title")}</h3>
      <Table
        caption={say("reach.title")}
        columns={columns}
        rows={sample.ways}
        keyOf={(one) => one.way}
        compact
      />
      <p>
        {say("reach.sum", {
          price: money(sample.price, language),
          reminders: money(sample.reminder_price, language),
          budget: money(sample.budget, language),
        })}
      </p>
      {sample.too_dear && (
        <Note kind="error" alert>
          {say("reach.too_dear", {
            price: money(sample.price + sample.reminder_price, language),
            budget: money(sample.budget, language),
          })}
        </Note>
      )}
      {sample.not_reachable.length > 0 && (
        <details open>
          <summary>{say("reach.not")}</summary>
          <ul className="dots">
            {sample.not_reachable.map((one) => (
              <li key={one.code}>
                {told(one)}: <b>{whole(one.people)}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

// What the saved plan comes to: how many are asked, of whom, by which way, at what price.
export function SampleView({ round }: { round: Round }) {
  const { say, language, told } = useRoundWords();
  const sample = useSample(round.id, round.rev, round.plan.list !== null);
  return (
    <Given query={sample} like="table" rows={6}>
      {(known) => (
        <div className="stack" data-testid="sample">
          <Figures sample={known} />
          {known.left_out.length > 0 && (
            <details>
              <summary>{say("sample.left_out")}</summary>
              <ul className="dots">
                {known.left_out.map((one) => (
                  <li key={one.code}>
                    {told(one)}: <b>{wholeNumber(one.people, language)}</b>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <Ways sample={known} />
          {known.strata.length > 0 && <Strata strata={known.strata} />}
        </div>
      )}
    </Given>
  );
}
