// clang-tidy over every source file but the tests. Most of its time goes into the system's headers,
// which each file makes it read and judge again; so files of one folder are judged together, as one
// text that includes them. What is found there is looked for again in each file alone, and only
// that counts; where names of two files clash that never meet, the text is halved. Ends with 1 when
// something was found. TIDY_TELL=1 says which were halved, and why.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";

const database = "build/tidy/compile_commands.json";
const batches = "build/tidy/batches";
const LINES_MAX = 1500; // of one text: more would leave a core waiting at the end
const TOOL = "clang-tidy-14";
let written = 0;

// Names a file gives to itself only: two files with one such name do not go together.
function own_names(text) {
  const names = new Set();
  let inside = 0;
  for (const line of text.split("\n")) {
    if (/^namespace \{/.test(line)) inside = 1;
    if (/^\} {2}\/\/ namespace$/.test(line)) inside = 0;
    if (!inside && !/^static /.test(line)) continue;
    const type = line.match(/^(?:struct|class|enum class|enum|using) (\w+)(?: \{| final| =|;)/);
    const value = line.match(/^\w[\w:<>,*&[\] ]*[ *&](\w+)(?:\(|\{| =|\[|;)/);
    const declared = type ?? value;
    if (declared) names.add(declared[1]);
  }
  return names;
}

function sources() {
  const ours = execFileSync("git", ["ls-files", "*.cpp", ":!tests/"], { encoding: "utf8" });
  const known = new Map(
    JSON.parse(readFileSync(database, "utf8")).map((one) => [path.relative(".", one.file), one]),
  );
  return ours
    .trim()
    .split("\n")
    .map((file) => {
      const command = known.get(file)?.command;
      if (!command) throw new Error(`${file} is built by nothing`);
      const text = readFileSync(file, "utf8");
      const flags = command.slice(0, command.indexOf(" -o "));
      return { file, flags, lines: text.split("\n").length, names: own_names(text) };
    });
}

function fits(batch, source) {
  if (batch.flags !== source.flags || batch.folder !== path.dirname(source.file)) return false;
  if (batch.lines + source.lines > LINES_MAX) return false;
  return ![...source.names].some((name) => batch.names.has(name));
}

function together(list) {
  const made = [];
  for (const source of list) {
    let batch = made.find((one) => fits(one, source));
    if (!batch) {
      batch = {
        folder: path.dirname(source.file),
        flags: source.flags,
        lines: 0,
        names: new Set(),
        files: [],
      };
      made.push(batch);
    }
    batch.files.push(source.file);
    batch.lines += source.lines;
    for (const name of source.names) batch.names.add(name);
  }
  return made.sort((a, b) => b.lines - a.lines);
}

// The text that includes these files, with a database of its own beside it.
function write({ flags, files }) {
  const folder = path.resolve(batches, String(++written));
  mkdirSync(folder, { recursive: true });
  const text = path.join(folder, "all.cpp");
  const lines = files.map((file) => `#include "${path.resolve(file)}"  // NOLINT\n`);
  writeFileSync(text, lines.join(""));
  const entry = { directory: process.cwd(), file: text, command: `${flags} -c ${text}` };
  writeFileSync(path.join(folder, "compile_commands.json"), JSON.stringify([entry]));
  return { folder, text };
}

function tidy(folder, file, more = []) {
  return new Promise((done) => {
    execFile(TOOL, ["-p", folder, "--quiet", ...more, file], { maxBuffer: 1 << 26 }, (bad, out) =>
      done({ clean: !bad, out }),
    );
  });
}

// What was found in each of these files alone.
async function alone(files) {
  let found = "";
  for (const file of files) {
    const { clean, out } = await tidy("build/tidy", file);
    all.alone += 1;
    if (!clean) found += out;
  }
  return found;
}

async function judge(batch) {
  const { flags, files } = batch;
  if (files.length === 1) return alone(files);
  const { folder, text } = write(batch);
  // Findings in the files themselves count too, not in headers only.
  const { clean, out } = await tidy(folder, text, ["--header-filter=\\.[ch]pp$"]);
  if (clean) return "";
  if (!out.includes("clang-diagnostic-error")) return alone(files);
  const half = Math.ceil(files.length / 2);
  if (process.env.TIDY_TELL) console.log(`apart: ${files.join(" ")}\n${out.match(/.*error:.*/)}`);
  return (
    (await judge({ flags, files: files.slice(0, half) })) +
    (await judge({ flags, files: files.slice(half) }))
  );
}

rmSync(batches, { recursive: true, force: true });
const list = together(sources());
const all = { alone: 0, found: "" };
const queue = [...list];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      all.found += await judge(batch);
    }
  }),
);
process.stdout.write(all.found);
const files = list.reduce((count, batch) => count + batch.files.length, 0);
console.log(`${files} files in ${list.length} texts, ${all.alone} looked at alone`);
process.exitCode = all.found ? 1 : 0;
