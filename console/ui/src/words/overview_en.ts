import type { overviewVi } from "./overview_vi";

export const overviewEn: Record<keyof typeof overviewVi, string> = {
  "overview.hello": "Hello {name}",
  "overview.today": "Today, {day} {date}",
  "overview.work": "Waiting work",
  "overview.waiting": "Waiting for an officer",
  "overview.my_talks": "I am answering",
  "overview.silent": "Waiting too long for an answer",
  "overview.flagged": "Cases to look at",
  "overview.due_today": "Due today",
  "overview.due_today_none": "Nothing is due today.",
  "overview.overdue": "Overdue",
  "overview.overdue_none": "Nothing is overdue.",
  "overview.to_approve": "Waiting for my approval",
  "overview.to_approve_none": "No answer waits for approval.",
  "overview.all_of": "See all {n}",
  "overview.notices": "System notices",
  "overview.notices_none": "Everything is running well.",
  "overview.closed": "Outside office hours, open again {at}. Deadlines do not run meanwhile.",
  "overview.round_stopped": "The survey round “{name}” stopped by itself at {at}. {why}",
  "overview.see": "See",
};
