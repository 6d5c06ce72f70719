import { Combobox, DateField, RadioChoices, Select, TextArea, TextField } from "../ui";
import { useWords } from "../words/use_words";
import type { Field, Values } from "./forms";

interface FormFieldProps {
  field: Field;
  values: Values;
  fault: string | null;
  first: boolean;
  onChange: (part: Values) => void;
}

// A reason from the list fills the words below it, unless somebody wrote their own.
function filled(field: Field, values: Values, value: string): Values {
  if (!("fills" in field) || !field.fills) return {};
  const { name, texts } = field.fills;
  const own = values[name]?.trim() && !Object.values(texts).includes(values[name]!);
  return own ? {} : { [name]: texts[value] ?? "" };
}

export function FormField({ field, values, fault, first, onChange }: FormFieldProps) {
  const { say } = useWords();
  const value = values[field.name] ?? "";
  const set = (next: string) => onChange({ [field.name]: next, ...filled(field, values, next) });
  const common = {
    label: say(field.label),
    hint: field.hint ? say(field.hint) : undefined,
    value,
    onChange: set,
    error: fault,
    autoFocus: first,
    testId: field.name,
  };
  const required = field.required;
  switch (field.as) {
    case "area":
      return <TextArea {...common} rows={4} required={required} />;
    case "date":
      return <DateField {...common} required={required} />;
    case "combo":
      return (
        <Combobox
          {...common}
          options={field.optionsFor?.(values) ?? field.options ?? []}
          required={required}
        />
      );
    case "choice":
      return <Select {...common} options={field.options} required={required} />;
    case "radio":
      return (
        <RadioChoices
          label={common.label}
          value={value}
          choices={field.options}
          error={fault}
          onChange={set}
        />
      );
    case "days":
      return <TextField {...common} digits required={required} />;
    case "line":
      return <TextField {...common} required={required} />;
  }
}
