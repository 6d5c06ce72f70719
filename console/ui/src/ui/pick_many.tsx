import { useState } from "react";
import { useWords } from "../words/use_words";
import { TextField } from "./field";
import { Icon } from "./icons";
import { ranked } from "./ranked";

export interface Option {
  value: string;
  label: string;
  also?: string; // found by these words too: old names
  hint?: string;
  off?: string; // why it cannot be chosen
}

interface PickManyProps {
  label: string;
  hint?: string;
  options: Option[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  error?: string | null;
}

const SEARCH_FROM = 9; // options
const MOST = 60; // shown at once

// Boxes to tick, the ticked ones first, with a search that folds accents when there are many.
export function PickMany({ label, hint, options, chosen, onChange, error }: PickManyProps) {
  const { say } = useWords();
  const [query, setQuery] = useState("");
  const on = new Set(chosen);
  const [first] = useState(on); // nothing jumps away under the pointer
  const hits = ranked(query, options);
  const shown = [...hits].sort((a, b) => Number(first.has(b.value)) - Number(first.has(a.value)));
  const toggle = (value: string) =>
    onChange(on.has(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className="pick">
      <legend>{label}</legend>
      {hint && <div className="small secondary">{hint}</div>}
      {options.length >= SEARCH_FROM && (
        <TextField
          label={say("pick.search")}
          value={query}
          onChange={setQuery}
          icon={<Icon name="search" />}
        />
      )}
      <div className="pick-list">
        {shown.slice(0, MOST).map((one) => (
          <label key={one.value}>
            <input
              type="checkbox"
              checked={on.has(one.value)}
              disabled={Boolean(one.off)}
              onChange={() => toggle(one.value)}
            />
            <span>
              {one.label}
              {(one.off ?? one.hint) && (
                <span className="small secondary"> {one.off ?? one.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {shown.length === 0 && <div className="small">{say("pick.none")}</div>}
      {shown.length > MOST && (
        <div className="small secondary">{say("pick.more", { n: shown.length - MOST })}</div>
      )}
      {error && <div className="small fault">{error}</div>}
    </fieldset>
  );
}
