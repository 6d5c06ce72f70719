// The real programs over loopback: service and simulator, each in a process of its own, with a
// fresh folder, fresh keys and free ports. Used by the integration tests and the browser journeys.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync, rmSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const bin = process.env.LANGNGHE_BIN_DIR ?? path.join(root, "build/release/bin");
const APP_ID = "3141592653589793238";
const OA_ID = "4455667788990011223";

// A built program of ours, by its name.
export const program = (name) => path.join(bin, name);

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// Asks until the answer is true; the last failure is in the error.
export async function until(what, ask, seconds = 20, pause = 100) {
  const end = Date.now() + seconds * 1000;
  let last = "";
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = String(error);
    }
    await sleep(pause);
  }
  throw new Error(`${what}: not within ${seconds} s ${last}`);
}

// Below the ports that the kernel gives to connections, and for each process others: suites run
// side by side, and a port that is free now must be so when the program takes it.
let nextPort = 20_000 + (process.pid % 1500) * 8;

async function isFree(port) {
  const server = createServer();
  const free = await new Promise((done) => {
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => done(true));
  });
  if (free) await new Promise((done) => server.close(done));
  return free;
}

async function freePorts(count) {
  const ports = [];
  for (let tries = 0; ports.length < count && tries < 200; ++tries) {
    const port = nextPort++;
    if (await isFree(port)) ports.push(port);
  }
  if (ports.length < count) throw new Error("no free ports");
  return ports;
}

function makeCertificate(folder) {
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=test",
      "-addext",
      "subjectAltName=DNS:localhost,IP:127.0.0.1",
      "-addext",
      "basicConstraints=critical,CA:TRUE",
      "-keyout",
      path.join(folder, "key.pem"),
      "-out",
      path.join(folder, "certificate.pem"),
    ],
    { stdio: "ignore" },
  );
}

export class Stack {
  static async start(options = {}) {
    const stack = new Stack();
    try {
      await stack.#begin(options);
    } catch (error) {
      await stack.stop();
      throw error;
    }
    return stack;
  }

  async #begin(options) {
    this.folder = mkdtempSync(path.join(tmpdir(), "langnghe-test-"));
    makeCertificate(this.folder);
    const [webhook, console_, zalo, page] = await freePorts(4);
    Object.assign(this, { webhook, console: console_, zalo, page });
    this.env = {
      ...process.env,
      LANGNGHE_OA_SECRET_KEY: "integration-oa-key",
      LANGNGHE_APP_SECRET: "integration-app-secret",
      SIMULATOR_OA_SECRET_KEY: "integration-oa-key",
      SIMULATOR_APP_SECRET: "integration-app-secret",
      // Nobody else is met here, and to read all the system's authorities costs a core 50 ms for
      // each connection.
      SSL_CERT_FILE: path.join(this.folder, "certificate.pem"),
      SSL_CERT_DIR: this.folder,
    };
    this.writeConfig(options);
    this.startSimulator();
    await until("simulator", () => this.sim("GET", "/sim/health"));
    await options.prepare?.(this);
    const pair = await this.sim("POST", "/sim/tokens", {});
    this.import_tokens(pair);
    if (options.demo) this.cli("staff", "demo");
    this.followClock = options.followClock ?? false;
    await this.startService();
  }

  import_tokens(pair) {
    execFileSync(path.join(bin, "langnghe"), ["tokens", "import", "--config", this.config], {
      input: JSON.stringify(pair),
      env: this.env,
      stdio: ["pipe", "ignore", "inherit"],
    });
  }

  writeConfig(options) {
    const zalo = `https://127.0.0.1:${this.zalo}`;
    const certificate = path.join(this.folder, "certificate.pem");
    this.config = path.join(this.folder, "config.jsonc");
    writeFileSync(
      this.config,
      JSON.stringify({
        data_dir: path.join(this.folder, "data"),
        webhook: {
          listen: `127.0.0.1:${this.webhook}`,
          tls: { certificate, key: path.join(this.folder, "key.pem") },
        },
        console: {
          listen: `127.0.0.1:${this.console}`,
          demo: options.demo ?? false,
          paid_message_price: options.price ?? 0,
        },
        zalo: {
          app_id: APP_ID,
          oa_id: OA_ID,
          oauth_url: zalo,
          openapi_url: zalo,
          business_url: zalo,
          ca_file: certificate,
          download_hosts: [`127.0.0.1:${this.page}`],
        },
        ...options.config,
      }),
    );
  }

  spawn(program, args, log) {
    const out = openSync(path.join(this.folder, log), "a");
    return spawn(path.join(bin, program), args, { env: this.env, stdio: ["ignore", out, out] });
  }

  startSimulator() {
    const certificate = path.join(this.folder, "certificate.pem");
    this.simulator = this.spawn(
      "zalo-simulator",
      [
        "--listen",
        `127.0.0.1:${this.zalo}`,
        "--page",
        `127.0.0.1:${this.page}`,
        "--tls-certificate",
        certificate,
        "--tls-key",
        path.join(this.folder, "key.pem"),
        "--webhook-url",
        `https://127.0.0.1:${this.webhook}/zalo/webhook`,
        "--webhook-ca",
        certificate,
        "--app-id",
        APP_ID,
        "--oa-id",
        OA_ID,
        "--page-dir",
        path.join(root, "simulator/page"),
        "--oa-name",
        "Phản ánh về thủ tục hành chính Hậu Giang",
      ],
      "simulator.log",
    );
  }

  async startService() {
    const words = ["run", "--config", this.config];
    if (this.followClock) words.push("--follow-clock", `http://127.0.0.1:${this.page}/sim/clock`);
    this.service = this.spawn("langnghe", words, "service.log");
    const ready = async () => (await fetch(`http://127.0.0.1:${this.console}/readyz`)).ok;
    await until("service", ready, 20, 20);
  }

  async killService(signal = "SIGKILL") {
    const gone = new Promise((done) => this.service.once("exit", done));
    this.service.kill(signal);
    return gone;
  }

  async sim(method, where, body) {
    const answer = await fetch(`http://127.0.0.1:${this.page}${where}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${where}: ${JSON.stringify(json)}`);
    return json;
  }

  async person(name, followed = false) {
    return (await this.sim("POST", "/sim/people", { name, followed })).user_id;
  }

  say(person, text) {
    return this.sim("POST", `/sim/people/${person}/send`, { kind: "text", text });
  }

  // What the phone shows from the account, oldest first.
  async heard(person) {
    const { messages } = await this.sim("GET", `/sim/people/${person}/messages`);
    return messages.filter((line) => line.from === "oa" && line.kind !== "failed");
  }

  // Says something and waits until the account has answered with words that fit.
  async ask(person, text, expected, seconds = 20) {
    const before = (await this.heard(person)).length;
    await this.say(person, text);
    return until(
      `answer to "${text}"`,
      async () => {
        const lines = (await this.heard(person)).slice(before);
        return lines.find((line) => expected.test(line.text));
      },
      seconds,
    );
  }

  async health() {
    return (await fetch(`http://127.0.0.1:${this.console}/healthz`)).json();
  }

  async metric(name) {
    const text = await (await fetch(`http://127.0.0.1:${this.console}/metrics`)).text();
    const line = text.split("\n").find((one) => one.startsWith(`${name} `));
    return line ? Number(line.split(" ")[1]) : 0;
  }

  cli(...args) {
    return execFileSync(path.join(bin, "langnghe"), [...args, "--config", this.config], {
      env: this.env,
      encoding: "utf8",
    });
  }

  log(name = "service.log") {
    return readFileSync(path.join(this.folder, name), "utf8");
  }

  async stop() {
    for (const child of [this.service, this.simulator]) {
      if (!child || child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
