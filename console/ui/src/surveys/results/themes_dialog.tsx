import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../call";
import { Asked, Button, Dialog, Empty, ErrorNote, SwitchField, TextField } from "../../ui";
import { useWrite } from "../../use_write";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Theme } from "../shapes";
import { useFigureWords } from "./figure_words";
import { useThemes } from "./queries";

type Form = Pick<Theme, "title" | "about" | "retired">;
const EMPTY: Form = { title: "", about: "", retired: false };

interface FormProps {
  theme: Theme | null; // null: a new one
  onDone: () => void;
}

function ThemeForm({ theme, onDone }: FormProps) {
  const { say } = useSurveyWords();
  const client = useQueryClient();
  const write = useWrite();
  const [form, setForm] = useState<Form>(theme ?? EMPTY);
  const [missing, setMissing] = useState(false);
  const put = (part: Partial<Form>) => setForm({ ...form, ...part });
  function submit(): void {
    const title = form.title.trim();
    setMissing(!title);
    if (!title || write.busy) return;
    const about = form.about.trim();
    void write.run(async () => {
      try {
        if (theme) {
          const body = { rev: theme.rev, title, about, retired: form.retired };
          await call("PUT", `/surveys/themes/${theme.id}`, { body });
        } else {
          await call("POST", "/surveys/themes", { body: { title, about } });
        }
        onDone();
      } finally {
        // After a refusal too: then the list shows what somebody else made of it meanwhile.
        void client.invalidateQueries({ queryKey: ["survey-themes"] });
      }
    });
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
      <TextField
        label={say("themes.name")}
        value={form.title}
        onChange={(title) => put({ title })}
        error={missing ? say("themes.name_missing") : write.fields.title}
        required
        testId="theme-title"
      />
      <TextField
        label={say("themes.about")}
        hint={say("themes.about_hint")}
        value={form.about}
        onChange={(about) => put({ about })}
        error={write.fields.about}
      />
      {theme && (
        <SwitchField
          label={say("themes.retired")}
          hint={say("themes.retired_hint")}
          checked={form.retired}
          onChange={(retired) => put({ retired })}
        />
      )}
      {write.problem != null && <ErrorNote problem={write.problem} />}
      <div className="row dialog-actions">
        <Button onClick={onDone}>{say("themes.cancel")}</Button>
        <Button kind="primary" submit busy={write.busy} testId="theme-save">
          {say("themes.save")}
        </Button>
      </div>
    </form>
  );
}

export function ThemesDialog({ onClose }: { onClose: () => void }) {
  const { say } = useSurveyWords();
  const words = useFigureWords();
  const themes = useThemes();
  const [edited, setEdited] = useState<number | "new" | null>(null);
  const done = () => setEdited(null);
  return (
    <Dialog title={say("themes.title")} onClose={onClose} wide asked testId="themes">
      <p className="small secondary">{say("themes.hint")}</p>
      <Asked query={themes} like="list" rows={4}>
        {({ items }) => (
          <>
            {items.length === 0 && edited === null && (
              <Empty icon="template" words={say("themes.empty")} />
            )}
            <ul className="theme-list">
              {items.map((one) => (
                <li key={one.id}>
                  {edited === one.id ? (
                    <ThemeForm key={one.rev} theme={one} onDone={done} />
                  ) : (
                    <div className="row">
                      <span>
                        <b>{one.title}</b>{" "}
                        <span className="small secondary">
                          {say("themes.answers", { n: words.whole(one.answers) })}
                          {one.retired && ` · ${say("themes.is_retired")}`}
                        </span>
                        {one.about && <span className="small theme-about">{one.about}</span>}
                      </span>
                      <span className="push">
                        <Button
                          small
                          onClick={() => setEdited(one.id)}
                          label={say("themes.edit_of", { title: one.title })}
                        >
                          {say("themes.edit")}
                        </Button>
                      </span>
                    </div>
                  )}
                </li>
              ))}
            </ul>
            {edited === "new" ? (
              <ThemeForm theme={null} onDone={done} />
            ) : (
              <div className="row">
                <Button icon="plus" onClick={() => setEdited("new")} testId="theme-add">
                  {say("themes.add")}
                </Button>
              </div>
            )}
          </>
        )}
      </Asked>
    </Dialog>
  );
}
