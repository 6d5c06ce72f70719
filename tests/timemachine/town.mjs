// People of a town, each with a character: what they do with an invitation. All from one seed.
import { chance } from "./calls.mjs";
import { day, hour, opens } from "./calendar.mjs";

export const invitation_mark = "Kính mời Ông/Bà trả lời khảo sát quý I";
export const reminder_mark = "Xin nhắc một lần về khảo sát quý I";
export const thanks_mark = "Cảm ơn Ông/Bà đã trả lời khảo sát quý I";

const characters = {
  silent: 27,
  prompt: 24,
  late: 12,
  after_reminder: 9,
  refuses: 6,
  opts_out: 3,
  blocks: 0.4,
  blocked_before: 0.4,
  breaks_off: 4,
  goes_on_after_reminder: 4,
  changes_answers: 4,
  sends_stickers: 2,
  reports: 2,
  too_late: 3,
  over_the_end: 2,
  gives_stars: 6,
  gives_stars_and_goes_on: 4,
};

// Reached by a template to their phone only: of the round with quick replies, of that with stars.
const with_replies = { silent: 50, says_yes: 25, says_no: 25 };
const with_stars = { silent: 35, gives_stars: 50, gives_stars_late: 15 };

// When they wrote to the account last, before the round opens.
const last_words = { yesterday: 38, this_week: 20, this_year: 27, never: 1, phone_only: 14 };

function last_word(kind, luck) {
  if (kind === "yesterday") return opens - 10 * hour - luck.below(4) * 6 * hour;
  if (kind === "this_week") return opens - 3 * day - luck.below(3) * 20 * hour;
  if (kind === "this_year") return opens - (10 + luck.below(9) * 30) * day;
  return null;
}

function character_of(reach, anonymous, luck) {
  if (reach !== "phone_only") return luck.pick(characters);
  return luck.pick(anonymous ? with_stars : with_replies);
}

export function make_town(size, seed) {
  const luck = chance(seed);
  const people = [];
  for (let i = 0; i < size; i++) {
    const reach = luck.pick(last_words);
    const anonymous = i % 5 === 4;
    const consent = luck.pick({ agreed: 96, none: 2, opted_out: 2 });
    const returned = luck.one() < 0.45 ? 6 : 7 + luck.below(16);  // January
    people.push({
      number: i,
      citizen: `c_${i + 1}`,
      anonymous,  // of the other round, which forgets who answered
      character: character_of(reach, anonymous, luck),
      reach,
      consent,
      last_word: last_word(reach, luck),
      phone: reach === "phone_only" ? `09${String(10_000_000 + i)}` : "",
      unit: ["p_vi_thanh", "p_vi_tan", "x_vi_thuy"][luck.below(3)],
      field: ["ho_tich", "dat_dai"][luck.below(2)],
      returned_on: `2027-01-${String(returned).padStart(2, "0")}`,
      writes_again: luck.one() < 0.2 ? luck.below(26) : -1,  // a day of the round
      id: "",  // of the platform
      state: "quiet",
      heard: [],  // what surveys sent, as the platform saw it
      answered: 0,
      questions: 0,
      answering: false,
      round: 0,
      finished_at: 0,
      refused_at: 0,
      has_resumed: false,
      report: null,
      stars: [],  // {at, rate}, on a template
    });
  }
  return people;
}
