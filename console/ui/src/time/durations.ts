import type { Language } from "../words/language";

// "18 ph", "2 giờ 05 ph", "3 ngày": how long somebody waits, rounded down.
export function shortWait(seconds: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  const hours = Math.floor(minutes / 60);
  const vi = language === "vi";
  if (minutes < 1) return vi ? "dưới 1 ph" : "under 1 min";
  if (hours < 1) return `${minutes} ${vi ? "ph" : "min"}`;
  if (hours < 24) {
    const rest = String(minutes % 60).padStart(2, "0");
    return vi ? `${hours} giờ ${rest} ph` : `${hours} h ${rest} min`;
  }
  const days = Math.floor(hours / 24);
  return vi ? `${days} ngày` : days === 1 ? "1 day" : `${days} days`;
}

// "31 giờ 20 phút", "4 ngày 3 giờ": what is left of a window or a wait, two units at most.
export function left(seconds: number, language: Language): string {
  const all = Math.max(0, Math.floor(seconds));
  const days = Math.floor(all / 86_400);
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60);
  const unit = (count: number, vi: string, en: string) =>
    language === "vi" ? `${count} ${vi}` : `${count} ${en}${count === 1 ? "" : "s"}`;
  if (days >= 2) {
    return `${unit(days, "ngày", "day")} ${unit(hours - days * 24, "giờ", "hour")}`;
  }
  if (hours >= 1) {
    return `${unit(hours, "giờ", "hour")} ${unit(minutes - hours * 60, "phút", "minute")}`;
  }
  if (minutes >= 1) return unit(minutes, "phút", "minute");
  return unit(all, "giây", "second");
}
