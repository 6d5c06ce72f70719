import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../call";
import { Button, ErrorNote, Note, SwitchField, TextField } from "../../ui";
import { useWrite } from "../../use_write";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Theme } from "../shapes";
import "../../ui/conflict.css";
import { differing, EMPTY, newerIn, textOf, type ThemeText } from "./theme_edit";

interface NewerProps {
  mine: ThemeText;
  theirs: Theme;
  onTake: () => void;
}

// Somebody else was quicker: theirs beside what is typed here, and neither is lost.
function Newer({ mine, theirs, onTake }: NewerProps) {
  const { say } = useSurveyWords();
  const fields = differing(mine, theirs);
  const words = (text: ThemeText, name: keyof ThemeText) =>
    name === "retired" ? say(text.retired ? "form.yes" : "form.no") : text[name];
  return (
    <div className="stack" data-testid="theme-newer">
      <Note
        kind="warn"
        alert
        actions={
          <Button small onClick={onTake} testId="theme-take">
            {say("themes.take")}
          </Button>
        }
      >
        {say("themes.newer")}
      </Note>
      {fields.length > 0 && (
        <table className="differences">
          <caption className="sr-only">{say("themes.both")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("themes.field")}</th>
              <th scope="col">{say("themes.theirs")}</th>
              <th scope="col">{say("themes.mine")}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((name) => (
              <tr key={name}>
                <th scope="row">{say(name === "title" ? "themes.name" : `themes.${name}`)}</th>
                <td>{words(theirs, name) || "–"}</td>
                <td>{words(mine, name) || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

// Saves upon the revision that was seen, when the form was opened or when somebody was quicker.
function useTheme(theme: Theme | null, onDone: () => void) {
  const client = useQueryClient();
  const write = useWrite();
  const [form, setForm] = useState<ThemeText>(theme ? textOf(theme) : EMPTY);
  const [rev, setRev] = useState(theme?.rev ?? 0);
  const [newer, setNewer] = useState<Theme | null>(null);
  async function send(body: ThemeText): Promise<void> {
    const { title, about } = body;
    if (!theme) await call("POST", "/surveys/themes", { body: { title, about } });
    else await call("PUT", `/surveys/themes/${theme.id}`, { body: { rev, ...body } });
  }
  async function put(body: ThemeText): Promise<void> {
    try {
      await send(body);
      onDone();
    } catch (failure) {
      const met = newerIn(failure);
      if (!met) throw failure;
      setNewer(met);
      setRev(met.rev);
    } finally {
      // After a refusal too: then the list shows what somebody else made of it meanwhile.
      void client.invalidateQueries({ queryKey: ["survey-themes"] });
    }
  }
  return {
    write,
    form,
    newer,
    change: (part: Partial<ThemeText>) => setForm({ ...form, ...part }),
    save: (body: ThemeText) => void write.run(() => put(body)),
    takeTheirs: () => {
      setForm(textOf(newer!));
      setNewer(null);
    },
  };
}

interface ThemeFormProps {
  theme: Theme | null; // null: a new one
  onDone: () => void;
}

export function ThemeForm({ theme, onDone }: ThemeFormProps) {
  const { say } = useSurveyWords();
  const { write, form, newer, change, save, takeTheirs } = useTheme(theme, onDone);
  const [missing, setMissing] = useState(false);
  function submit(): void {
    const title = form.title.trim();
    setMissing(!title);
    if (title && !write.busy) save({ ...form, title, about: form.about.trim() });
  }
  return (
    <form
      className="stack theme-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {newer && <Newer mine={form} theirs={newer} onTake={takeTheirs} />}
      <TextField
        label={say("themes.name")}
        value={form.title}
        onChange={(title) => change({ title })}
        error={missing ? say("themes.name_missing") : write.fields.title}
        required
        testId="theme-title"
      />
      <TextField
        label={say("themes.about")}
        hint={say("themes.about_hint")}
        value={form.about}
        onChange={(about) => change({ about })}
        error={write.fields.about}
      />
      {theme && (
        <SwitchField
          label={say("themes.retired")}
          hint={say("themes.retired_hint")}
          checked={form.retired}
          onChange={(retired) => change({ retired })}
        />
      )}
      {write.problem != null && <ErrorNote problem={write.problem} />}
      <div className="row dialog-actions">
        <Button onClick={onDone}>{say("themes.cancel")}</Button>
        <Button kind="primary" submit busy={write.busy} testId="theme-save">
          {say(newer ? "themes.save_over" : "themes.save")}
        </Button>
      </div>
    </form>
  );
}
