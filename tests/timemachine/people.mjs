// What the people of the town do: on hearing something at once, or at a later moment of their own.
import { chance, each } from "./calls.mjs";
import { at_clock, closes, date_of, day, hour, opens } from "./calendar.mjs";
import { no_label, yes_label } from "./plan.mjs";
import { invitation_mark, reminder_mark, thanks_mark } from "./town.mjs";

// By which an answer could be told from all others.
export const words_mark = "Góp ý riêng thứ";
const words_of = (person) => `${words_mark} ${person.number}`;
const question = /\((\d)\/7\)/;

export class People {
  constructor(all, seed, machine) {
    this.all = all;
    this.machine = machine;
    this.luck = chance(seed);
    this.by_id = new Map(all.filter((one) => one.id).map((one) => [one.id, one]));
    this.by_phone = new Map(
      all.filter((one) => one.phone).map((one) => [`84${one.phone.slice(1)}`, one]),
    );
    this.at_once = [];
    this.later = [];  // {at, person, deed}
    this.sent = 0;
    for (const person of all) this.plan_life(person);
  }

  plan_life(person) {
    if (person.writes_again >= 0 && person.reach !== "phone_only") {
      const evening = opens + person.writes_again * day + 13 * hour;
      this.at(evening, person, () => this.say(person, "chào"));
    }
    if (person.character === "reports") {
      // Begins before the round opens, or before the day's hours, and takes two days over it.
      const from = opens + this.luck.below(4) * day - hour / 2;
      const date = date_of(from);
      this.at(at_clock(date, "07:55:00"), person, async () => {
        person.report = { from: this.machine.now, to: Infinity, given_up: Infinity };
        await this.say(person, "phản ánh");
      });
      this.at(at_clock(date_of(from + 2 * day), "18:00:00"), person, async () => {
        person.report.given_up = this.machine.now;
        await this.say(person, "huỷ");
      });
    }
  }

  at(moment, person, deed) {
    this.later.push({ at: moment, person, deed });
  }

  next_deed() {
    return Math.min(...this.later.map((one) => one.at));
  }

  async say(person, words) {
    this.sent++;
    const body = words === "sticker" ? { kind: "sticker" } : { kind: "text", text: words };
    await this.machine.sim("POST", `/sim/people/${person.id}/send`, body);
  }

  // On the template's own stars, which are a whole answer; the second time they think otherwise.
  rate(person, msg_id) {
    const before = person.stars.at(-1)?.rate;
    const rate = before ? (before % 5) + 1 : 1 + this.luck.below(5);
    person.stars.push({ at: this.machine.now, rate });
    if (!person.finished_at) person.finished_at = this.machine.now;
    this.sent++;
    return this.machine.sim("POST", `/sim/people/${person.id}/rate`, { msg_id, rate });
  }

  press(person, msg_id, label) {
    if (label === no_label) person.refused_at = this.machine.now;
    this.sent++;
    return this.machine.sim("POST", `/sim/people/${person.id}/reply`, { msg_id, label });
  }

  async act_at(moment) {
    const due = this.later.filter((one) => one.at <= moment);
    this.later = this.later.filter((one) => one.at > moment);
    await each(due, (one) => one.deed());
  }

  async act_now() {
    const deeds = this.at_once;
    this.at_once = [];
    await each(deeds, (deed) => deed());
    return deeds.length;
  }

  // An evening some days later, when people have time.
  some_evening(first, days) {
    const date = date_of(this.machine.now + (first + this.luck.below(days)) * day);
    return at_clock(date, this.luck.one() < 0.5 ? "21:00:00" : "18:00:00");
  }

  // Of an entry of the journal: which message of a survey it is; null for any other.
  hear(entry) {
    const { body } = entry;
    const phone = body.match(/"phone":"(\d+)"/)?.[1];
    const user = entry.user_id || body.match(/"user_id":"(\d+)"/)?.[1];
    const person = phone ? this.by_phone.get(phone) : this.by_id.get(user);
    if (!person) return null;
    const of_survey = this.kind_of(person, entry);
    if (of_survey) person.heard.push(of_survey);
    if (entry.outcome === "ok") this.react(person, entry, of_survey);
    return of_survey;
  }

  kind_of(person, entry) {
    const { body } = entry;
    const template = entry.name.endsWith("/template");
    const reminds = body.includes(reminder_mark);
    const invites = body.includes(invitation_mark);
    if (!template && !reminds && !invites) return null;
    // Their own wish to go on shows the invitation again: an answer, not a message of the round.
    if (!template && !reminds && person.has_resumed) return null;
    const accepted = person.heard.some((one) => one.kind === "invitation" && one.outcome === "ok");
    const kind = reminds || (template && accepted) ? "reminder" : "invitation";
    return {
      person, kind, at: entry.at, outcome: entry.outcome, error: entry.error,
      msg_id: entry.msg_id, template, finished: person.finished_at, refused: person.refused_at,
      in_report: person.report !== null && entry.at <= person.report.to,
    };
  }

  react(person, { body, at }, of_survey) {
    if (person.report && this.cancels(person, body, at)) return;
    if (of_survey) return this.invited(person, of_survey);
    if (body.includes(thanks_mark)) return this.finished(person);
    const place = body.match(question)?.[1];
    if (place) return this.asked(person, Number(place));
    if (body.includes("trả lời lại từ đầu không")) return this.soon(() => this.say(person, "1"));
    if (body.includes(invitation_mark) || body.includes(reminder_mark)) {
      return this.soon(() => this.say(person, "1"));
    }
    if (body.includes("Muốn việc này được xem xét")) this.soon(() => this.say(person, "2"));
  }

  // Giving a report up is asked about once more.
  cancels(person, body, at) {
    const asks = body.includes("muốn bỏ hẳn phản ánh");
    const over =
      body.includes("Đã bỏ phản ánh chưa gửi") || body.includes("không có phản ánh nào đang viết");
    if (asks) this.soon(() => this.say(person, "1"));
    if (over && person.report.to === Infinity) person.report.to = at;
    return asks || over;
  }

  soon(deed) {
    this.at_once.push(deed);
  }

  begin(person, from_message) {
    if (from_message) return this.say(person, "1");
    person.has_resumed = true;
    return this.say(person, "tiếp tục khảo sát");
  }

  // What a template offers by itself. True when the person leaves it at that.
  on_template(person, { kind, msg_id }) {
    const first = kind === "invitation";
    switch (person.character) {
      case "gives_stars":
        if (!first) return true;
        this.soon(() => this.rate(person, msg_id));
        if (this.luck.one() < 0.3) {
          this.at(this.some_evening(5, 9), person, () => this.rate(person, msg_id));
        }
        return true;
      case "gives_stars_and_goes_on":
        if (!first) return true;
        this.soon(() => this.rate(person, msg_id));
        this.at(this.some_evening(0, 2), person, () => this.begin(person, false));
        return true;
      case "gives_stars_late":
        if (first) this.at(closes + hour, person, () => this.rate(person, msg_id));
        return true;
      case "says_yes":
        this.soon(() => this.press(person, msg_id, yes_label));
        return true;
      case "says_no":
        if (first) this.soon(() => this.press(person, msg_id, no_label));
        return true;
      default:
        return person.phone !== "";
    }
  }

  invited(person, message) {
    const { kind, template } = message;
    if (template && this.on_template(person, message)) return;
    const reminded = kind === "reminder";
    const begin = () => this.begin(person, !template);
    switch (person.character) {
      case "prompt":
      case "gives_stars":
      case "gives_stars_and_goes_on":
      case "changes_answers":
      case "sends_stickers":
      case "reports":
      case "breaks_off":
      case "goes_on_after_reminder":
        if (!reminded) return this.soon(begin);
        // Who broke off is asked the next question at once, without another offer.
        if (template && person.character === "goes_on_after_reminder") this.soon(begin);
        return;
      case "late":
        if (!reminded) this.at(this.some_evening(1, 9), person, () => this.begin(person, false));
        return;
      case "after_reminder":
        if (reminded) this.soon(begin);
        return;
      case "refuses":
      case "opts_out":
        if (template || reminded) return;
        return this.soon(() => {
          person.refused_at = this.machine.now;
          return this.say(person, person.character === "refuses" ? "3" : "4");
        });
      case "blocks":
        if (reminded) return;
        return this.soon(() => this.machine.sim("POST", `/sim/people/${person.id}/block`, {}));
      case "over_the_end":
        if (!reminded) this.at(closes - 60_000, person, () => this.begin(person, false));
        return;
      case "too_late":
        if (!reminded) this.at(closes + hour, person, () => this.begin(person, !template));
    }
  }

  asked(person, place) {
    person.answering = true;
    const breaks = ["breaks_off", "goes_on_after_reminder"].includes(person.character);
    const reminded = person.heard.some((one) => one.kind === "reminder" && one.outcome === "ok");
    const goes_on = reminded && person.character === "goes_on_after_reminder";
    if (breaks && place >= 3 && !goes_on) return;
    if (person.character === "over_the_end" && place === 3 && this.machine.now < closes) {
      return this.at(closes + hour, person, () => this.say(person, "2"));
    }
    if (person.character === "sends_stickers" && place === 2 && !person.stuck) {
      person.stuck = true;
      return this.soon(() => this.say(person, "sticker"));
    }
    const again = person.round > 0;
    const level = again ? "2" : String(3 + this.luck.below(3));
    const words = person.anonymous ? words_of(person) : "bỏ qua";
    const replies = { 1: level, 2: level, 3: "2", 5: "1", 6: "1", 7: words };
    this.soon(() => this.say(person, replies[place] ?? "1"));
  }

  // Thanks that a kill left unsure are said twice, and mean one response.
  finished(person) {
    if (!person.answering) return;
    person.answering = false;
    if (!person.finished_at) person.finished_at = this.machine.now;
    person.round++;
    if (person.character !== "changes_answers" || person.round > 1) return;
    this.at(this.some_evening(1, 5), person, () => {
      person.has_resumed = true;
      return this.say(person, "làm khảo sát");
    });
  }
}

