import { useState } from "react";
import { dateTime } from "../time/format";
import { Chip, Icon, type IconName, Tabs } from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import type { CaseFile, Delivery, HistoryItem } from "./shapes";

type Filter = "all" | "public" | "internal";
const FILTERS: Filter[] = ["all", "public", "internal"];

type Item = HistoryItem & { delivery?: Delivery };

// History and deliveries in one line of time, newest first.
export function timeline(file: Pick<CaseFile, "history" | "delivery">, filter: Filter): Item[] {
  const sent: Item[] = file.delivery.map((one) => ({
    at: one.at,
    by: "",
    what: "delivery",
    text: one.text,
    internal: false,
    delivery: one,
  }));
  return [...file.history, ...sent]
    .filter((one) => filter === "all" || one.internal === (filter === "internal"))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

const TROUBLE = ["failed", "by_hand"];
const UNDER_WAY = ["waiting", "sending", "conversation", "unsure"];

function deliveryLook(state: string): { kind: "late" | "paused" | "good"; icon: IconName } {
  if (TROUBLE.includes(state)) return { kind: "late", icon: "alert" };
  if (UNDER_WAY.includes(state)) return { kind: "paused", icon: "clock" };
  return { kind: "good", icon: state === "cancelled" ? "close" : "check" };
}

function Line({ item }: { item: Item }) {
  const { say, language } = useWords();
  const english = language === "en";
  const why = (english ? item.delivery?.why_en : undefined) ?? item.delivery?.why;
  const by = (english ? item.by_en : undefined) ?? item.by;
  const text = (english ? item.text_en : undefined) ?? item.text;
  return (
    <li className={item.internal ? "history-internal" : "history-public"} data-testid="history">
      <div className="small">
        <time dateTime={item.at}>{dateTime(item.at)}</time>{" "}
        {item.internal && (
          <span className="internal-mark">
            <Icon name="note" /> {say("history.internal")}
          </span>
        )}
      </div>
      <div>
        {by && <b>{by}</b>} {item.delivery && say("history.delivery")}{" "}
        {item.delivery && (
          <Chip {...deliveryLook(item.delivery.state)}>
            {codeWords(say, "delivery", item.delivery.state)}
            {item.delivery.template && ` (${say("history.template")})`}
          </Chip>
        )}
      </div>
      {why && <div className="small fault">{why}</div>}
      {text && (
        <div className="history-text" lang={text === item.text ? "vi" : "en"}>
          {text}
        </div>
      )}
    </li>
  );
}

export function HistoryPart({ file }: { file: CaseFile }) {
  const { say } = useWords();
  const [filter, setFilter] = useState<Filter>("all");
  const items = timeline(file, filter);
  return (
    <section className="part" aria-labelledby="history-title">
      <h2 id="history-title">{say("history.title")}</h2>
      <Tabs
        label={say("history.filter")}
        value={filter}
        onChange={setFilter}
        tabs={FILTERS.map((one) => ({
          value: one,
          label: say(`history.${one}`),
          mark: String(timeline(file, one).length),
        }))}
      >
        <ol className="history">
          {items.map((item, at) => (
            <Line key={`${item.at} ${at}`} item={item} />
          ))}
        </ol>
        {items.length === 0 && <p className="secondary">{say("history.empty")}</p>}
      </Tabs>
    </section>
  );
}
