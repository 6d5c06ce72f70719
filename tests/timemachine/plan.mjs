// The round and its people as rows: the list, consents and templates an office would have.
import { closes, opens, per_second, reminder_days } from "./calendar.mjs";
import { invitation_mark, reminder_mark, thanks_mark } from "./town.mjs";

const text = (value) => (value === null ? "NULL" : `'${String(value).replaceAll("'", "''")}'`);
const row = (table, values) => {
  const given = Object.values(values).map((one) => (typeof one === "number" ? one : text(one)));
  return `INSERT INTO ${table} (${Object.keys(values).join(", ")}) VALUES (${given.join(", ")})`;
};

export const templates = { uid: "700001", phone: "700002" };
export const expected_percent = 40;

const plan = {
  list: 1,
  sample: {
    error_percent: 5, expected_percent, minimum: 30, seed: 7,
    everybody: true, by_unit: true, by_field: true, quota: true,
  },
  sending: {
    hours: [{ from: "08:00", to: "11:00" }, { from: "13:30", to: "19:30" }],
    weekdays: [true, true, true, true, true, true, false],
    make_up_days: true, closed: [], per_second, spacing_hours: 24,
  },
  after_result_days: 12,
  reminder: { after_days: reminder_days },
  repeat: "quarterly",
  words: {
    invitation: `${invitation_mark} về {thu_tuc} tại {don_vi}.`,
    reminder: `${reminder_mark} về {thu_tuc}.`,
    thanks: `${thanks_mark}.`,
  },
  templates: { ...templates, rating: "" },
  charged: true,
  budget: 1_000_000,
};

const facts = JSON.stringify({ thu_tuc: "cấp căn cước", don_vi: "Phường Vị Thanh" });

function rows_of(person) {
  const phone = person.reach === "phone_only";
  const at = opens - 300 * 24 * 3_600_000;
  const rows = [
    row("citizens", {
      id: person.citizen, channel: phone ? "phone" : "zalo",
      channel_id: phone ? person.phone : person.id,
      last_interaction_at: person.last_word, created_at: at,
    }),
    row("survey_people", {
      list: 1, citizen: person.citizen, line: person.number + 2, unit: person.unit,
      field: person.field, level: "xa", facts, returned_on: person.returned_on,
    }),
  ];
  const agree = (purpose) =>
    row("consents", {
      citizen: person.citizen, purpose, decision: "agreed", text_version: "1",
      channel: phone ? "giay" : "zalo", at,
    });
  if (person.consent !== "none") rows.push(agree("khao_sat"));
  if (phone) rows.push(agree("khao_sat_dien_thoai"));
  if (person.consent === "opted_out") {
    rows.push(row("opt_outs", { citizen: person.citizen, topic: "khao_sat", at }));
  }
  return rows;
}

export function rows_of_town(people, questionnaire) {
  const at = opens - 3 * 24 * 3_600_000;
  const fields = JSON.stringify([{ name: "thu_tuc", label: "Thủ tục", max: 100 }]);
  const template = (code) =>
    row("ready_texts", {
      kind: "zbs", code, version: 1, title: "Mời khảo sát", shortcut: "",
      text: `${invitation_mark} về {thu_tuc}.`, fields, state: "enabled", staff: 1, at,
    });
  return [
    row("serials", { name: "citizen", value: people.length + 1000 }),
    row("questionnaires", {
      id: "nhanh", version: 1, text: questionnaire, frozen_at: at, rev: 1, staff: 0, at,
    }),
    row("survey_lists", { name: "Hộ tịch, đất đai", source: "file", ready: 1, staff: 1, at }),
    ...people.flatMap(rows_of),
    template(templates.uid),
    template(templates.phone),
    row("survey_rounds", {
      name: "Khảo sát quý I/2027", questionnaire: "nhanh", version: 1, state: "scheduled",
      opens_at: opens, closes_at: closes, anonymous: 0, plan: JSON.stringify(plan), list: 1,
      tests_sent: 3, made_by: 1, submitted_by: 1, approved_by: 2, why: "", rev: 1,
    }),
  ];
}
