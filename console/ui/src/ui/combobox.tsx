import { Input } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../words/use_words";
import type { Option } from "./pick_many";
import { ranked } from "./ranked";
import "@mantine/core/styles/Input.css";
import "./drop.css";

interface ComboboxProps {
  label: string;
  value: string;
  options: Option[];
  onChange: (value: string) => void;
  onType?: (text: string) => void; // the options are found by the service
  hint?: string;
  error?: string | null;
  required?: boolean;
  autoFocus?: boolean;
  testId?: string;
}

const MOST = 40; // shown at once

// One of many, found by typing without accents. Arrows walk, Enter picks, Esc closes the list only.
export function Combobox(props: ComboboxProps) {
  const { say } = useWords();
  const id = useId();
  const [query, setQuery] = useState<string | null>(null); // null: nobody is choosing
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const picked = props.options.find((one) => one.value === props.value);
  const open = query !== null;
  const hits = open ? (props.onType ? props.options : ranked(query, props.options)) : [];
  const shown = hits.slice(0, MOST);
  const here = Math.min(at, shown.length - 1);
  useEffect(() => {
    list.current?.querySelector("[data-at]")?.scrollIntoView({ block: "nearest" });
  }, [here, open]);
  function ask(text: string): void {
    setQuery(text);
    setAt(0);
    props.onType?.(text);
  }
  function pick(option: Option | undefined): void {
    if (!option || option.off) return;
    props.onChange(option.value);
    setQuery(null);
  }
  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") open ? setAt(Math.min(here + 1, shown.length - 1)) : ask("");
    else if (event.key === "ArrowUp") setAt(Math.max(here - 1, 0));
    else if (event.key === "Enter" && open) pick(shown[here]);
    else if (event.key === "Escape" && open) setQuery(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const error = props.error || null;
  return (
    <Input.Wrapper
      id={id}
      label={props.label}
      description={props.hint}
      error={error}
      labelElement="label"
      descriptionProps={{ id: `${id}-hint` }}
      errorProps={{ id: `${id}-error` }}
    >
      <div className="combo">
        <Input
          id={id}
          role="combobox"
          size="sm"
          autoComplete="off"
          spellCheck={false}
          value={query ?? picked?.label ?? ""}
          placeholder={say("combo.hint")}
          error={Boolean(error)}
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && shown[here] ? `${id}-${here}` : undefined}
          aria-required={props.required || undefined}
          aria-describedby={error ? `${id}-error` : props.hint ? `${id}-hint` : undefined}
          data-autofocus={props.autoFocus || undefined}
          data-mantine-stop-propagation={open || undefined}
          data-testid={props.testId}
          onChange={(event) => ask(event.currentTarget.value)}
          onClick={() => !open && ask("")}
          onBlur={() => setQuery(null)}
          onKeyDown={pressed}
        />
        {open && (
          <ul
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label={props.label}
            className="combo-list"
          >
            {shown.map((one, index) => (
              <li
                key={one.value}
                id={`${id}-${index}`}
                role="option"
                aria-selected={one.value === props.value}
                aria-disabled={Boolean(one.off)}
                data-at={index === here || undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(one)}
              >
                {one.label}
                {(one.off ?? one.hint) && <span className="small">{one.off ?? one.hint}</span>}
              </li>
            ))}
            {shown.length === 0 && (
              <li role="option" aria-disabled="true" aria-selected="false">
                {say("pick.none")}
              </li>
            )}
            {hits.length > MOST && (
              <li role="option" aria-disabled="true" aria-selected="false" className="small">
                {say("pick.more", { n: hits.length - MOST })}
              </li>
            )}
          </ul>
        )}
      </div>
    </Input.Wrapper>
  );
}
