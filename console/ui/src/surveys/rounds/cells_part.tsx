import { useState } from "react";
import { wholeNumber } from "../../text/numbers";
import { Button, type Column, Table } from "../../ui";
import { placed } from "../../words/placed";
import { useRoundWords } from "../../words/use_round_words";
import { PeopleNumber } from "./people_number";
import { MoreDialog } from "./run_dialogs";
import type { Cell, Watch } from "./shapes";
import { askedOfCell, cellName } from "./watching";

// Strata that lack answers, and what can be done about them.
export function CellsPart({ watch }: { watch: Watch }) {
  const { say, language } = useRoundWords();
  const whole = (count: number) => wholeNumber(count, language);
  const number = (one: Cell, stage: "complete" | "invited" | "reserve") => (
    <PeopleNumber
      round={watch.round}
      asked={askedOfCell(one, stage)}
      name={`${cellName(one)}, ${say(`watch.${stage}`)}`}
      number={whole(one[stage])}
      testId={`cell-${stage}`}
    />
  );
  const [more, setMore] = useState<Cell | null>(null);
  const short = watch.cells.filter((one) => one.short);
  const may = watch.may.includes("reserve");
  const columns: Column<Cell>[] = [
    {
      key: "name",
      title: say("watch.cell"),
      card: "title",
      width: "38%",
      render: (one) => <b>{cellName(one)}</b>,
    },
    {
      key: "complete",
      title: say("watch.complete"),
      render: (one) =>
        placed(say("watch.complete_of"), { n: number(one, "complete"), of: whole(one.places) }),
    },
    { key: "invited", title: say("watch.invited"), render: (one) => number(one, "invited") },
    { key: "reserve", title: say("watch.reserve"), render: (one) => number(one, "reserve") },
    ...(may
      ? [
          {
            key: "act",
            title: say("watch.act"),
            hideTitle: true,
            card: "plain" as const,
            render: (one: Cell) =>
              one.reserve > 0 ? (
                <Button
                  small
                  icon="plus"
                  label={say("watch.more_label", { name: cellName(one) })}
                  onClick={() => setMore(one)}
                  testId="more"
                >
                  {say("watch.more")}
                </Button>
              ) : (
                <span className="small secondary">{say("watch.no_reserve")}</span>
              ),
          },
        ]
      : []),
  ];
  return (
    <section className="stack plan-part" aria-label={say("watch.cells_caption")}>
      <h2>{say("watch.cells", { n: whole(short.length) })}</h2>
      {short.length === 0 ? (
        <p className="secondary">{say("watch.cells_none")}</p>
      ) : (
        <Table
          caption={say("watch.cells_caption")}
          columns={columns}
          rows={short}
          keyOf={(one) => `${one.unit} ${one.field}`}
          compact
        />
      )}
      {more && <MoreDialog watch={watch} cell={more} onClose={() => setMore(null)} />}
    </section>
  );
}
