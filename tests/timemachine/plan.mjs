// The round and its people as rows: the list, consents and templates an office would have.
import { closes, opens, per_second, reminder_days, result_days } from "./calendar.mjs";
import { officer_row } from "./officer.mjs";
import { invitation_mark, reminder_mark, thanks_mark } from "./town.mjs";

// The round of the whole town, and that of every fifth person, which is anonymous.
export const whole = 1;
export const anonymous = 2;

const text = (value) => (value === null ? "NULL" : `'${String(value).replaceAll("'", "''")}'`);
const row = (table, values) => {
  const given = Object.values(values).map((one) => (typeof one === "number" ? one : text(one)));
  return `INSERT INTO ${table} (${Object.keys(values).join(", ")}) VALUES (${given.join(", ")})`;
};

export const yes_label = "Tôi sẽ trả lời";
export const no_label = "Không tham gia";
// Stars go to the account's own chat too; quick replies to a phone only.
export const templates = {
  uid: { template_id: "700001", rating: true },
  phone_replies: { template_id: "700002", replies: [yes_label, no_label] },
  phone_stars: { template_id: "700003", rating: true },
};
export const expected_percent = 40;
// Of those who may be asked so many are; the others are the reserve.
const drawn_share = 0.9;

const sample = {
  expected_percent, minimum: 3, seed: 7, by_unit: true, by_field: true, quota: true,
};

// The error that makes n = N / (1 + N e²) just the answers expected of that share.
function drawn_in_part(people) {
  const error = Math.sqrt((100 / (expected_percent * drawn_share) - 1) / people);
  return { ...sample, everybody: false, error_percent: Math.round(error * 1000) / 10 };
}

const plan = {
  sending: {
    hours: [{ from: "08:00", to: "11:00" }, { from: "13:30", to: "19:30" }],
    weekdays: [true, true, true, true, true, true, false],
    make_up_days: true, closed: [], per_second, spacing_hours: 24,
  },
  after_result_days: result_days,
  reminder: { after_days: reminder_days },
  repeat: "quarterly",
  words: {
    invitation: `${invitation_mark} về {thu_tuc} tại {don_vi}.`,
    reminder: `${reminder_mark} về {thu_tuc}.`,
    thanks: `${thanks_mark}.`,
  },
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
      list: person.anonymous ? anonymous : whole, citizen: person.citizen,
      line: person.number + 2, unit: person.unit, field: person.field, level: "xa", facts,
      returned_on: person.returned_on,
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

function rows_of_round(list, name, own) {
  const { uid } = templates;
  const numbers = { uid: uid.template_id, phone: own.phone.template_id, rating: "" };
  return [
    row("survey_lists", { name, source: "file", ready: 1, staff: 1, at: opens - 3 * 86_400_000 }),
    row("survey_rounds", {
      name, questionnaire: "nhanh", version: 1, state: "scheduled", opens_at: opens,
      closes_at: closes, anonymous: list === anonymous ? 1 : 0,
      plan: JSON.stringify({ ...plan, list, sample: own.sample, templates: numbers }), list,
      tests_sent: 3, made_by: 1, submitted_by: 1, approved_by: 2, why: "", rev: 1,
    }),
  ];
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
    ...rows_of_round(whole, "Khảo sát quý I/2027", {
      phone: templates.phone_replies,
      sample: drawn_in_part(people.filter((one) => !one.anonymous).length),
    }),
    ...rows_of_round(anonymous, "Khảo sát ẩn danh quý I/2027", {
      phone: templates.phone_stars,
      // With a place for everybody: no figure of it hangs on who came first.
      sample: { ...sample, everybody: true, error_percent: 5, expected_percent: 100 },
    }),
    row("staff", officer_row(at)),
    ...people.flatMap(rows_of),
    ...Object.values(templates).map((one) => template(one.template_id)),
  ];
}
