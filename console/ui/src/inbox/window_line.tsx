import { useEffect, useState } from "react";
import type { Window } from "../shapes";
import { wholeNumber } from "../text/numbers";
import { left } from "../time/durations";
import { dateTime } from "../time/format";
import { serverNow } from "../time/server_clock";
import { Icon } from "../ui";
import { useWords } from "../words/use_words";

const TICK_MS = 15_000;

// How long Zalo still lets us write; the service computes it, this counts down by the service's
// time.
export function WindowLine({ window, phone }: { window: Window; phone?: string }) {
  const { say, language } = useWords();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    setNow(serverNow());
    const timer = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(timer);
  }, [window]);
  const { code, until } = window;
  const words = () => {
    if (code === "W3" || code === "W4" || code === "W5") return say(`window.${code}`);
    const price = window.price
      ? say("window.price", { price: wholeNumber(window.price, language) })
      : "";
    if (!until) return say(`window.${code}_open`, { price });
    const time = left((Date.parse(until) - now) / 1000, language);
    return say(`window.${code}`, { time, price });
  };
  const closed = code === "W3" || code === "W4";
  return (
    <div
      className={`window window-${code}`}
      aria-label={say("window.label")}
      role="group"
      data-testid="window"
      data-code={code}
    >
      <Icon name={closed ? "lock" : code === "W1" ? "check" : "clock"} />
      <span title={until && dateTime(until)}>{words()}</span>
      {closed && language === "vi" && window.why && <span>{window.why}</span>}
      {code === "W4" && phone && <span>{say("window.W4_next", { phone })}</span>}
    </div>
  );
}
