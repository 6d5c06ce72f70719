import { useQueryClient } from "@tanstack/react-query";
import { call } from "../call";
import { dateTime } from "../time/format";
import { Asked, Button, Chip, type Column, Empty, Table, useErrorWords, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { useRequests } from "./queries";
import type { DataRequest } from "./shapes";

function Due({ at, late }: { at: string; late: boolean }) {
  const { say } = useAdminWords();
  if (!late) return <>{dateTime(at)}</>;
  return (
    <Chip kind="late" icon="alert">
      {say("requests.late", { time: dateTime(at) })}
    </Chip>
  );
}

export function RequestsTab() {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const requests = useRequests();
  async function reply(request: DataRequest): Promise<void> {
    try {
      await call("POST", `/admin/requests/${request.id}/reply`, { body: {} });
      speaker.show(say("requests.noted"));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
    void client.invalidateQueries({ queryKey: ["admin", "requests"] });
  }
  const columns: Column<DataRequest>[] = [
    {
      key: "number",
      title: say("requests.number"),
      card: "title",
      render: (one) => <strong>{one.number}</strong>,
    },
    { key: "kind", title: say("requests.kind"), render: (one) => say(`requests.${one.kind}`) },
    { key: "citizen", title: say("requests.citizen"), render: (one) => one.citizen },
    { key: "at", title: say("requests.at"), render: (one) => dateTime(one.at) },
    {
      key: "reply",
      title: say("requests.reply_due"),
      render: (one) =>
        one.replied_at ? (
          say("requests.replied", { time: dateTime(one.replied_at) })
        ) : (
          <Due at={one.reply_due} late={one.reply_late} />
        ),
    },
    {
      key: "act_due",
      title: say("requests.act_due"),
      render: (one) => <Due at={one.act_due} late={one.act_late} />,
    },
    {
      key: "act",
      title: say("requests.act"),
      render: (one) =>
        one.replied_at ? (
          say("none")
        ) : (
          <Button
            small
            onClick={() => void reply(one)}
            label={say("requests.reply_label", { number: one.number })}
          >
            {say("requests.reply")}
          </Button>
        ),
    },
  ];
  return (
    <section className="stack">
      <p className="secondary">{say("requests.text")}</p>
      <Asked query={requests} like="table" rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty words={say("requests.empty")} next={say("requests.empty_next")} icon="file" />
          ) : (
            <Table
              caption={say("requests.caption")}
              columns={columns}
              rows={items}
              keyOf={(one) => one.id}
              busy={requests.isFetching}
            />
          )
        }
      </Asked>
    </section>
  );
}
