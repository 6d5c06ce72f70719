import { useState } from "react";
import { Button, Drop, ErrorNote, RadioChoices, useSpeaker } from "../../ui";
import { useWrite } from "../../use_write";
import { useSurveyWords } from "../../words/use_survey_words";
import { exportResults, type Separator } from "./queries";
import type { Scope } from "./scope";

const SEPARATORS: Separator[] = ["semicolon", "comma", "tab"];

interface ExportPartProps {
  id: number;
  scope: Scope;
}

// What is taken away is what the page shows.
export function ExportPart({ id, scope }: ExportPartProps) {
  const { say } = useSurveyWords();
  const speaker = useSpeaker();
  const write = useWrite();
  const [separator, setSeparator] = useState<Separator>("semicolon");
  const take = (kind: "xlsx" | "csv", close: () => void) =>
    void write.run(async () => {
      const name = await exportResults(id, kind, separator, scope);
      speaker.show(say("export.done", { name }));
      close();
    });
  return (
    <span className="row push results-export">
      <Drop label={say("export.title")} face={say("export.title")} icon="save" end testId="export">
        {(close) => (
          <div className="stack">
            <p className="small">{say("export.hint")}</p>
            <Button busy={write.busy} onClick={() => take("xlsx", close)} testId="export-xlsx">
              {say("export.xlsx")}
            </Button>
            <RadioChoices
              label={say("export.separator")}
              value={separator}
              onChange={setSeparator}
              choices={SEPARATORS.map((one) => ({ value: one, label: say(`export.${one}`) }))}
            />
            <Button busy={write.busy} onClick={() => take("csv", close)} testId="export-csv">
              {say("export.csv")}
            </Button>
            {write.problem != null && <ErrorNote problem={write.problem} />}
          </div>
        )}
      </Drop>
      <Button icon="print" onClick={() => window.print()} testId="print">
        {say("export.print")}
      </Button>
    </span>
  );
}
