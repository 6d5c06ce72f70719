// The four weeks as this test knows them, written from the calendar on the wall and not from the
// program: a witness that shared its source would agree with every mistake in it.
export const opens = Date.parse("2027-01-25T08:00:00+07:00");
export const closes = Date.parse("2027-02-22T08:00:00+07:00");
export const per_second = 30;
export const spacing = 24 * 3_600_000;
export const reminder_days = 3;
export const result_days = 12;
export const hour = 3_600_000;
export const day = 24 * hour;

const offset = 7 * hour;
// Tết Đinh Mùi: the office is closed from Thursday to Wednesday.
const tet = ["04", "05", "06", "07", "08", "09", "10"].map((one) => `2027-02-${one}`);

export const date_of = (at) => new Date(at + offset).toISOString().slice(0, 10);
export const clock_of = (at) => new Date(at + offset).toISOString().slice(11, 19);
export const at_clock = (date, clock) => Date.parse(`${date}T${clock}+07:00`);
export const words_of = (at) => `${date_of(at)} ${clock_of(at)}`;
export const iso_of = (at) => `${date_of(at)}T${clock_of(at)}+07:00`;
export const is_tet = (at) => tet.includes(date_of(at));

// From Monday to Friday, and not at Tết; the day itself is not counted.
export function after_working_days(date, days) {
  let at = at_clock(date, "00:00:00");
  for (let left = days; left > 0; ) {
    at += day;
    const weekday = new Date(at + offset).getUTCDay();
    if (weekday >= 1 && weekday <= 5 && !is_tet(at)) left -= 1;
  }
  return at;
}

export function is_open_day(at) {
  const sunday = new Date(at + offset).getUTCDay() === 0;
  return !sunday && !is_tet(at);
}

export function may_send(at) {
  const clock = clock_of(at);
  const hours =
    (clock >= "08:00:00" && clock < "11:00:00") || (clock >= "13:30:00" && clock < "19:30:00");
  return at >= opens && at < closes && is_open_day(at) && hours;
}

// Reports of people begin at 07:55 (people.mjs); on later days a look at the night or at noon.
function closed_hours(day_of_round) {
  if (day_of_round < 5) return ["03:00", "07:55", "12:30"];
  return day_of_round % 2 === 0 ? ["03:00"] : ["12:30"];
}

// The moments at which something may happen; between two of them the clock jumps.
export function moments() {
  const all = [];
  for (let at = opens - day; at <= closes + day; at += day) {
    const date = date_of(at);
    const clocks = is_open_day(at)
      ? ["08:00", "10:45", "13:30", "18:00", "21:00", ...closed_hours((at - opens) / day)]
      : ["09:30", "20:30"];
    for (const clock of clocks) all.push(at_clock(date, `${clock}:00`));
  }
  all.push(opens - 1000, closes - 60_000, closes);
  return [...new Set(all)].sort((a, b) => a - b);
}
