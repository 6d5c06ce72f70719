// The outline of what is being fetched, in the shape it will have: rows of a table, a list of
// conversations, a talk, a file, cards, or plain lines.
export type Outline = "lines" | "table" | "list" | "chat" | "file" | "cards";

const CELLS = [28, 18, 32, 14]; // of a row, in per cent
const widthOf = (at: number) => `${90 - ((at * 17) % 40)}%`;

function Line({ width, tall }: { width: string; tall?: boolean }) {
  return <div className={tall ? "bone bone-tall" : "bone"} style={{ width }} />;
}

function Part({ outline, at }: { outline: Outline; at: number }) {
  if (outline === "lines") return <Line width={widthOf(at)} />;
  if (outline === "cards") return <div className="bone bone-card" />;
  if (outline === "table") {
    return (
      <div className="bone-row">
        {CELLS.map((width) => (
          <Line key={width} width={`${width}%`} />
        ))}
      </div>
    );
  }
  if (outline === "list") {
    return (
      <div className="bone-entry">
        <Line width="60%" />
        <Line width={widthOf(at)} />
      </div>
    );
  }
  return (
    <div className={at % 3 === 2 ? "bone-said bone-answer" : "bone-said"}>
      <Line width={widthOf(at)} tall />
    </div>
  );
}

const times = (count: number) => Array.from({ length: count }, (_, at) => at);

export function Bones({ outline, rows }: { outline: Outline; rows: number }) {
  if (outline !== "file") {
    return (
      <div className={`bones-rows bones-${outline}`}>
        {times(rows).map((at) => (
          <Part key={at} outline={outline} at={at} />
        ))}
      </div>
    );
  }
  return (
    <div className="bones-rows">
      <Line width="45%" tall />
      <div className="bones-file">
        <div className="bones-rows">
          {times(rows).map((at) => (
            <Line key={at} width={widthOf(at)} />
          ))}
        </div>
        <div className="bones-rows">
          {times(4).map((at) => (
            <Line key={at} width={widthOf(at + 1)} />
          ))}
        </div>
      </div>
    </div>
  );
}
