import { useState } from "react";
import { prefer, usePreferences } from "../shell/preferences";
import { Button, Drop, Icon, Menu, PickMany, useErrorWords, useSpeaker } from "../ui";
import { useWords } from "../words/use_words";
import { exportCases, type ExportFormat } from "./export";
import type { ListQuery } from "./list_query";
import { changeLook, OPTIONAL, type Optional, useLook } from "./list_choices";

const FORMATS: ExportFormat[] = ["xlsx", "csv", "national"];

function Export({ query }: { query: ListQuery }) {
  const { say } = useWords();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const [busy, setBusy] = useState(false);
  async function fetchFile(format: ExportFormat) {
    setBusy(true);
    speaker.read(say("cases.exporting"));
    try {
      speaker.show(say("cases.exported", { name: await exportCases(query, format) }));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
    setBusy(false);
  }
  return (
    <Menu
      label={say("cases.export")}
      testId="export"
      face={
        <>
          <Icon name="file" />
          <span>{say(busy ? "cases.exporting" : "cases.export")}</span>
        </>
      }
      groups={[
        {
          choices: FORMATS.map((format) => ({
            key: format,
            icon: "file",
            label: say(`cases.export.${format}`),
            hint: say(`cases.export.${format}_hint`),
            off: busy,
            onChoose: () => void fetchFile(format),
          })),
        },
      ]}
    />
  );
}

function Columns() {
  const { say } = useWords();
  const { hidden } = useLook();
  return (
    <Drop label={say("cases.columns")} face={say("cases.columns")} icon="columns" end>
      {() => (
        <PickMany
          label={say("cases.columns_shown")}
          hint={say("cases.columns_hint")}
          options={OPTIONAL.map((one) => ({ value: one, label: say(`cases.col.${one}`) }))}
          chosen={OPTIONAL.filter((one) => !hidden.includes(one))}
          onChange={(shown) =>
            changeLook({ hidden: OPTIONAL.filter((one: Optional) => !shown.includes(one)) })
          }
        />
      )}
    </Drop>
  );
}

export function ListTools({ query, total }: { query: ListQuery; total: number | null }) {
  const { say } = useWords();
  const { compact } = usePreferences();
  return (
    <div className="list-tools">
      <span role="status">{total === null ? "" : say("cases.results", { n: total })}</span>
      <Export query={query} />
      <span className="only-desk">
        <Button kind="quiet" icon="print" onClick={() => window.print()}>
          {say("cases.print")}
        </Button>
      </span>
      <span className="push only-desk row">
        <span className="switch" role="group" aria-label={say("density.label")}>
          <button type="button" aria-pressed={!compact} onClick={() => prefer({ compact: false })}>
            {say("density.roomy")}
          </button>
          <button type="button" aria-pressed={compact} onClick={() => prefer({ compact: true })}>
            {say("density.compact")}
          </button>
        </span>
        <Columns />
      </span>
    </div>
  );
}
