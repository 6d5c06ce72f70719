import { Link } from "wouter";
import { Button, Note, SwitchField, TextField } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { otherSeed } from "./plan_form";
import { SampleView } from "./sample_view";
import { stepHref } from "./steps";
import type { PlanWork } from "./use_plan";

function SizeFields({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  return (
    <div className="plan-fields">
      <TextField
        label={say("sample.error")}
        value={form.error_percent}
        onChange={(error_percent) => put({ error_percent })}
        hint={say("sample.error_hint")}
        error={errorAt("plan.sample.error_percent")}
        digits
        testId="sample-error"
      />
      <TextField
        label={say("sample.expected")}
        value={form.expected_percent}
        onChange={(expected_percent) => put({ expected_percent })}
        hint={say("sample.expected_hint")}
        error={errorAt("plan.sample.expected_percent")}
        digits
        testId="sample-expected"
      />
      <TextField
        label={say("sample.minimum")}
        value={form.minimum}
        onChange={(minimum) => put({ minimum })}
        hint={say("sample.minimum_hint")}
        error={errorAt("plan.sample.minimum")}
        digits
        testId="sample-minimum"
      />
    </div>
  );
}

function Choices({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  return (
    <section className="stack plan-part" aria-label={say("step.sample")}>
      <SwitchField
        label={say("sample.everybody")}
        hint={say("sample.everybody_hint")}
        checked={form.everybody}
        onChange={(everybody) => put({ everybody, quota: form.quota && !everybody })}
      />
      {!form.everybody && <SizeFields plan={plan} />}
      <div className="plan-fields">
        <SwitchField
          label={say("sample.strata_unit")}
          checked={form.by_unit}
          onChange={(by_unit) => put({ by_unit })}
        />
        <SwitchField
          label={say("sample.strata_field")}
          checked={form.by_field}
          onChange={(by_field) => put({ by_field })}
        />
        {!form.everybody && (
          <SwitchField
            label={say("sample.quota")}
            hint={say("sample.quota_hint")}
            checked={form.quota}
            onChange={(quota) => put({ quota })}
          />
        )}
      </div>
      {!form.everybody && (
        <div className="plan-beside">
          <TextField
            label={say("sample.seed")}
            value={form.seed}
            onChange={(seed) => put({ seed })}
            hint={say("sample.seed_hint")}
            error={errorAt("plan.sample.seed")}
            digits
            testId="sample-seed"
          />
          <Button onClick={() => put({ seed: otherSeed(Math.random()) })} testId="sample-reseed">
            {say("sample.reseed")}
          </Button>
        </div>
      )}
    </section>
  );
}

export function SampleStep({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { round, may, revised, deed } = plan;
  return (
    <>
      {may && <Choices plan={plan} />}
      {revised.unsaved && (
        <Note
          kind="warn"
          actions={
            <Button busy={deed.busy} onClick={() => void plan.save()} testId="sample-count">
              {say("sample.save_count")}
            </Button>
          }
        >
          {say("sample.of_saved")}
        </Note>
      )}
      {round.plan.list === null ? (
        <Note
          kind="warn"
          actions={<Link href={stepHref(round.id, "source")}>{say("sample.to_list")}</Link>}
        >
          {say("sample.no_list")}
        </Note>
      ) : (
        <SampleView round={round} />
      )}
    </>
  );
}
