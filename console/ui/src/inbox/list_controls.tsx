import { Button, CheckField, Drop, Select } from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import { type Choice, filtersOn, NONE, REASONS, type Sort, SORTS } from "./list_choice";

interface ControlsProps {
  choice: Choice;
  usual: Sort; // how this list is sorted by itself
  onChange: (choice: Choice) => void;
}

export function ListControls({ choice, usual, onChange }: ControlsProps) {
  const { say } = useWords();
  const on = filtersOn(choice);
  return (
    <div className="list-controls">
      <Drop
        label={say("inbox.filters")}
        face={on > 0 ? say("inbox.filters_on", { n: on }) : say("inbox.filters")}
        icon="filter"
        on={on > 0}
        testId="filters"
      >
        {(close) => (
          <div className="stack">
            <Select
              label={say("inbox.filter_reason")}
              value={choice.reason}
              onChange={(reason) => onChange({ ...choice, reason })}
              options={[
                { value: "", label: say("inbox.filter_any") },
                ...REASONS.map((code) => ({ value: code, label: codeWords(say, "reason", code) })),
              ]}
            />
            <CheckField
              label={say("inbox.filter_silent")}
              checked={choice.silent}
              onChange={(silent) => onChange({ ...choice, silent })}
            />
            <CheckField
              label={say("inbox.filter_draft")}
              checked={choice.draft}
              onChange={(draft) => onChange({ ...choice, draft })}
            />
            <Button
              small
              onClick={() => {
                onChange({ ...NONE, sort: choice.sort });
                close();
              }}
            >
              {say("state.clear")}
            </Button>
          </div>
        )}
      </Drop>
      <Select
        label={say("inbox.sort")}
        value={choice.sort || usual}
        onChange={(sort) => onChange({ ...choice, sort: sort === usual ? "" : (sort as Sort) })}
        options={SORTS.map((one) => ({ value: one, label: say(`inbox.sort_${one}`) }))}
        testId="sort"
      />
    </div>
  );
}
