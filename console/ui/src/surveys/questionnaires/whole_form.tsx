import { useRef, useState } from "react";
import { Button, IconButton, TextArea, TextField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Finding, Questionnaire } from "../shapes";
import { answersOf, freeCode, questionsOf } from "./edits";
import { FindingLine } from "./findings_part";
import { InsertFact } from "./insert_fact";
import { ConditionPart } from "./only_part";
import { characters } from "./words";

const INVITATION_MAX = 1000;
const THANKS_MAX = 600;

interface WholeFormProps {
  whole: Questionnaire;
  editable: boolean;
  findings: Finding[];
  onEdit: (next: Questionnaire, what?: string) => void;
}
type PartProps = Omit<WholeFormProps, "findings">;

function FactorsPart({ whole, editable, onEdit }: PartProps) {
  const { say } = useSurveyWords();
  const factors = Object.entries(whole.factors ?? {});
  const used = new Set(questionsOf(whole).map((one) => one.factor));
  const put = (next: [string, string][], what?: string) =>
    onEdit({ ...whole, factors: Object.fromEntries(next) }, what);
  return (
    <fieldset className="form-part">
      <legend>{say("form.factors")}</legend>
      {factors.map(([code, name], at) =>
        editable ? (
          <div key={code} className="form-factor">
            <TextField
              label={say("form.factor_name", { code })}
              value={name}
              onChange={(value) =>
                put(
                  factors.map((one, number) => (number === at ? [code, value] : one)),
                  `factor ${code}`,
                )
              }
            />
            <IconButton
              icon="trash"
              label={say(used.has(code) ? "form.factor_used" : "form.factor_remove", { code })}
              disabled={used.has(code)}
              onClick={() => put(factors.filter(([other]) => other !== code))}
            />
          </div>
        ) : (
          <div key={code}>
            <b>{code}</b> {name}
          </div>
        ),
      )}
      {editable && (
        <Button
          small
          icon="plus"
          onClick={() => {
            const codes = factors.map(([code]) => code);
            const letter = [..."ABCDEFGHIJKL"].find((one) => !codes.includes(one)) ?? "Y";
            put([...factors, [freeCode(codes, letter), ""]]);
          }}
        >
          {say("form.factor_add")}
        </Button>
      )}
    </fieldset>
  );
}

// After which answers the citizen is asked whether he wants to send a report.
function OfferPart({ whole, editable, onEdit }: PartProps) {
  const { say } = useSurveyWords();
  const offer = whole.offers_feedback;
  const among = questionsOf(whole).filter((one) => answersOf(one).length > 0);
  if (!editable && !offer) return null;
  return (
    <fieldset className="form-part">
      <legend>{say("form.offer")}</legend>
      <div className="small secondary">{say("form.offer_hint")}</div>
      {offer && (
        <div className="stack form-condition">
          <ConditionPart
            value={offer}
            among={among}
            label={say("form.offer_question")}
            editable={editable}
            onChange={(next) => onEdit({ ...whole, offers_feedback: next })}
          />
          {editable && (
            <IconButton
              icon="trash"
              label={say("form.offer_remove")}
              onClick={() => onEdit({ ...whole, offers_feedback: undefined })}
            />
          )}
        </div>
      )}
      {editable && !offer && among.length > 0 && (
        <Button
          small
          icon="plus"
          onClick={() =>
            onEdit({ ...whole, offers_feedback: { question: among[0]!.code, options: [] } })
          }
        >
          {say("form.offer_add")}
        </Button>
      )}
    </fieldset>
  );
}

// "thu_tuc, don_vi" as a list.
const factsFrom = (text: string) => text.split(/[,\s]+/).filter(Boolean);

function WordsPart({ whole, onEdit, fault }: PartProps & { fault: Fault }) {
  const { say } = useSurveyWords();
  const invitation = useRef<HTMLTextAreaElement>(null);
  const facts = (whole.facts ?? []).join(", ");
  const [list, setList] = useState(facts); // with the comma that is just being typed
  const listed = factsFrom(list).join(", ") === facts ? list : facts;
  const put = (part: Partial<Questionnaire>, what?: string) => onEdit({ ...whole, ...part }, what);
  return (
    <>
      <TextField
        label={say("form.title_whole")}
        value={whole.title}
        onChange={(title) => put({ title }, "title")}
        error={fault("title")}
        required
        testId="whole-title"
      />
      <TextArea
        ref={invitation}
        label={say("form.invitation")}
        hint={say("form.length", { n: characters(whole.invitation), max: INVITATION_MAX })}
        value={whole.invitation}
        onChange={(text) => put({ invitation: text }, "invitation")}
        error={fault("invitation")}
        rows={4}
        required
        testId="whole-invitation"
      />
      <InsertFact
        facts={whole.facts ?? []}
        into={() => invitation.current}
        onChange={(text) => put({ invitation: text })}
      />
      <p className="small secondary">{say("form.consent_follows")}</p>
      <TextArea
        label={say("form.thanks")}
        hint={say("form.length", { n: characters(whole.thanks), max: THANKS_MAX })}
        value={whole.thanks}
        onChange={(thanks) => put({ thanks }, "thanks")}
        error={fault("thanks")}
        rows={2}
        required
      />
      <TextField
        label={say("form.basis")}
        hint={say("form.basis_hint")}
        value={whole.basis ?? ""}
        onChange={(basis) => put({ basis }, "basis")}
        error={fault("basis")}
      />
      <TextField
        label={say("form.facts")}
        hint={say("form.facts_hint")}
        value={listed}
        onChange={(text) => {
          setList(text);
          put({ facts: factsFrom(text) }, "facts");
        }}
        error={fault("facts")}
      />
    </>
  );
}
type Fault = (field: string) => string | undefined;

function ReadWhole({ whole }: { whole: Questionnaire }) {
  const { say } = useSurveyWords();
  const facts = [
    [say("form.invitation"), whole.invitation],
    [say("form.thanks"), whole.thanks],
    [say("form.basis"), whole.basis],
    [say("form.facts"), whole.facts?.join(", ")],
  ];
  return (
    <dl className="read-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const AT_FIELDS = ["title", "invitation", "thanks", "basis", "facts"];

// Step 0: what is said before the first question and after the last.
export function WholeForm({ whole, editable, findings, onEdit }: WholeFormProps) {
  const { say, told } = useSurveyWords();
  const fault: Fault = (field) => {
    const found = findings.find((one) => one.field === field && one.weight === "mistake");
    return found && told(found);
  };
  const rest = findings.filter(
    (one) => one.weight === "advice" || !editable || !AT_FIELDS.includes(one.field),
  );
  const part = { whole, editable, onEdit };
  return (
    <div className="question-form stack">
      <h2>{say("designer.whole")}</h2>
      {rest.length > 0 && (
        <ul className="finding-list" aria-live="polite">
          {rest.map((one, at) => (
            <li key={at}>
              <FindingLine one={one} />
            </li>
          ))}
        </ul>
      )}
      {editable ? <WordsPart {...part} fault={fault} /> : <ReadWhole whole={whole} />}
      <FactorsPart {...part} />
      <OfferPart {...part} />
    </div>
  );
}
