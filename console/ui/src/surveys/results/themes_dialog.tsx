import { useState } from "react";
import { Asked, Button, Dialog, Empty } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import { useFigureWords } from "./figure_words";
import { useThemes } from "./queries";
import { ThemeForm } from "./theme_form";

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
              <Empty icon="template" words={say("themes.empty")} next={say("themes.empty_next")} />
            )}
            <ul className="theme-list">
              {items.map((one) => (
                <li key={one.id}>
                  {edited === one.id ? (
                    <ThemeForm theme={one} onDone={done} />
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
