// The command line as an operator uses it: no secret is asked for that the command does not need.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { program } from "./stack.mjs";

let folder;
let config;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "langnghe-cli-"));
  config = path.join(folder, "config.jsonc");
  writeFileSync(
    config,
    JSON.stringify({
      data_dir: path.join(folder, "data"),
      zalo: { app_id: "1", oa_id: "2", redirect_uri: "https://a.gov.vn/zalo" },
    }),
  );
});
after(() => rmSync(folder, { recursive: true, force: true }));

function cli(words, input = "") {
  const env = { ...process.env };
  delete env.LANGNGHE_OA_SECRET_KEY;
  delete env.LANGNGHE_APP_SECRET;
  const ended = spawnSync(program("langnghe"), [...words, "--config", config], {
    env,
    input,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { code: ended.status, out: ended.stdout, complaint: ended.stderr };
}

test("commands that never speak to Zalo need no secrets", () => {
  for (const words of [
    "check",
    "check --print",
    "migrate",
    "queue",
    "staff list",
  ]) {
    const { code, complaint } = cli(words.split(" "));
    assert.equal(code, 0, `${words}: ${complaint}`);
  }
});

test("a pair of tokens can be brought in and looked at without secrets", () => {
  const pair = { access_token: "a", refresh_token: "r", expires_in: "90000" };
  assert.match(cli(["tokens", "show"]).out, /no tokens yet/);
  assert.equal(cli(["tokens", "import"], JSON.stringify(pair)).code, 0);
  assert.equal(cli(["tokens", "show"]).code, 0);
});

test("commands that speak to Zalo name the secrets they miss", () => {
  for (const words of ["run", "tokens authorise"]) {
    const { code, complaint } = cli(words.split(" "));
    assert.equal(code, 1, words);
    assert.match(complaint, /LANGNGHE_OA_SECRET_KEY/);
    assert.match(complaint, /LANGNGHE_APP_SECRET/);
  }
});

test("help tells how an operator settles what nobody knows", () => {
  const { code, out } = cli(["queue", "--help"]);
  assert.equal(code, 0);
  assert.match(out, /--sent/);
  assert.match(out, /--resend/);
});

test("a backup is made and tried; one that is cut is found, and nothing of a drill stays", () => {
  const copy = path.join(folder, "copy.db");
  assert.equal(cli(["migrate"]).code, 0);
  assert.equal(cli(["backup", "make", copy]).code, 0);
  assert.match(cli(["backup", "verify", copy]).out, /it can be restored/);
  const cut = path.join(folder, "cut.db");
  writeFileSync(cut, readFileSync(copy).subarray(0, 5000));
  const tried = cli(["backup", "verify", cut]);
  assert.equal(tried.code, 1);
  assert.match(tried.complaint, /of no use/);
  assert.equal(cli(["backup", "verify", path.join(folder, "none.db")]).code, 1);
  assert.equal(cli(["backup", "verify"]).code, 2);
  assert.deepEqual(
    readdirSync(path.join(folder, "data")).filter((name) =>
      name.includes("drill"),
    ),
    [],
  );
});
