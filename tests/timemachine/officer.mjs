// The officer of the survey team, at the console's own door: lets a stopped round go on, asks for
// more people. A login lasts half a day, so each deed logs in.
import { scryptSync } from "node:crypto";

const username = "khao-sat";
const password = "mot-mat-khau-de-thu";

// The account as a row. Its hash is a cheap one: what a login costs is nobody's question here.
export function officer_row(at) {
  const salt = "muoi";
  const hash = scryptSync(password, salt, 32, { N: 2, r: 8, p: 1 }).toString("hex");
  return {
    username, name: "Cán bộ khảo sát", roles: "chuyen_vien", must_change: 0, created_at: at,
    password: `scrypt$2$8$1$${Buffer.from(salt).toString("hex")}$${hash}`,
  };
}

export class Officer {
  constructor(stack) {
    this.base = `http://127.0.0.1:${stack.console}/api/v1`;
  }

  async ask(method, path, body) {
    const answer = await fetch(`${this.base}${path}`, {
      method,
      headers: { "content-type": "application/json", cookie: this.cookie, "x-csrf": this.csrf },
      body: body && JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`);
    return { said, cookie: answer.headers.get("set-cookie")?.split(";")[0] };
  }

  async come_in() {
    Object.assign(this, { cookie: "", csrf: "" });
    const { said, cookie } = await this.ask("POST", "/login", { username, password });
    Object.assign(this, { cookie, csrf: said.csrf });
  }

  // After looking at them. Returns how many rounds had stopped themselves.
  async let_go_on() {
    await this.come_in();
    const { items } = (await this.ask("GET", "/surveys/rounds")).said;
    const stopped = items.filter((one) => one.state === "paused");
    for (const { id } of stopped) {
      const { rev } = (await this.ask("GET", `/surveys/rounds/${id}`)).said;
      await this.ask("POST", `/surveys/rounds/${id}/resume`, { rev });
    }
    return stopped.length;
  }

  // More people of one cell of the quota. Returns how many were left to be asked.
  async call_reserve(round, unit, field, people) {
    await this.come_in();
    const { cells, rev } = (await this.ask("GET", `/surveys/rounds/${round}/watch`)).said;
    const left = cells.find((one) => one.unit === unit && one.field === field)?.reserve ?? 0;
    if (left === 0) return 0;
    await this.ask("POST", `/surveys/rounds/${round}/reserve`, { rev, unit, field, people });
    return Math.min(left, people);
  }
}
