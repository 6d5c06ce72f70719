import { type Column, Select, Table } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { FIELDS, type Import, type ImportColumn, type ImportField } from "./shapes";

interface ColumnsProps {
  file: Import;
  chosen: Record<number, ImportField | null>;
  onChoose: (column: number, field: ImportField | null) => void;
}

// Which column is what, with what stands in its first rows.
export function Columns({ file, chosen, onChoose }: ColumnsProps) {
  const { say } = useRoundWords();
  const options = [
    { value: "", label: say("import.field.none") },
    ...FIELDS.map((one) => ({ value: one, label: say(`import.field.${one}`) })),
  ];
  const columns: Column<ImportColumn>[] = [
    {
      key: "name",
      title: say("import.column"),
      card: "title",
      render: (one) => <strong>{one.name || say("import.column_n", { n: one.index + 1 })}</strong>,
    },
    {
      key: "field",
      title: say("import.field"),
      card: "plain",
      render: (one) => (
        <Select
          label={say("import.field_of", { name: one.name || one.index + 1 })}
          value={chosen[one.index] ?? ""}
          onChange={(field) => onChoose(one.index, (field || null) as ImportField | null)}
          options={options}
          hint={
            one.guessed && one.field && chosen[one.index] === one.field
              ? say("import.guessed")
              : undefined
          }
          testId={`column-${one.index}`}
        />
      ),
    },
    {
      key: "examples",
      title: say("import.first_rows"),
      render: (one) => one.examples.filter(Boolean).join(" · ") || "–",
    },
  ];
  return (
    <Table
      caption={say("import.columns")}
      columns={columns}
      rows={file.columns}
      keyOf={(one) => String(one.index)}
      compact
    />
  );
}
