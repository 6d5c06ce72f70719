// The special days of one year as a form: based on the newest version of the calendar.
import { call } from "../call";
import { useMe } from "../session/use_session";
import type { Calendar, SpecialDay } from "./shapes";
import { type Met, type Revised, type Seen, useRevised } from "./use_revised";

export interface YearForm {
  days: SpecialDay[];
}
export type RevisedYear = Revised<YearForm>;

function daysOf(calendar: Calendar, year: number): Seen<YearForm> {
  const own = calendar.days.filter((day) => day.date.startsWith(`${year}-`));
  const days = own.map(({ date, kind, name }) => ({ date, kind, name }));
  return { rev: calendar.newest, form: { days } };
}

export function useYear(calendar: Calendar, year: number): RevisedYear {
  const me = useMe();
  async function newer(): Promise<Met<YearForm>> {
    const fresh = await call<Calendar>("GET", "/admin/calendar");
    const last = fresh.versions[0];
    return { ...daysOf(fresh, year), by: last?.by ?? "", at: last?.at ?? "" };
  }
  return useRevised<YearForm>(`${me.id} calendar ${year}`, daysOf(calendar, year), newer);
}

// The days of either form, so that two versions can be compared day by day.
export function datesOf(...forms: (YearForm | undefined)[]): string[] {
  const all = forms.flatMap((form) => form?.days ?? []).map((day) => day.date);
  return [...new Set(all)].sort();
}
