// clang-tidy over every source file but the tests. Most of its time goes into the system's headers,
// which each file makes it read and judge again; so files of one folder are judged together, as one
// text that includes them. What is found there is looked for again in each file alone, and only that
// counts: together, names of two files may clash that never meet. Ends with 1 when something was found.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";

const database = "build/tidy/compile_commands.json";
const batches = "build/tidy/batches";
const LINES_MAX = 1500; // of one text: about what takes a minute, so that no core waits at the end
const TOOL = "clang-tidy-14";

// Names a file gives to itself only: two files with one such name do not go together.
function own_names(text) {
  const names = new Set();
  let inside = 0;
  for (const line of text.split("\n")) {
    if (/^namespace \{/.test(line)) inside = 1;
    if (/^\} {2}\/\/ namespace$/.test(line)) inside = 0;
    if (!inside && !/^static /.test(line)) continue;
    const declared = line.match(
      /^(?:(?:struct|class|enum class|enum|using) (\w+)|(?:[\w:<>,*&[\] ]+[ *&])(\w+)(?:\(|\{| =|\[|;))/,
    );
    if (declared) names.add(declared[1] ?? declared[2]);
  }
  return names;
}

function sources() {
  const ours = execFileSync("git", ["ls-files", "*.cpp", ":!tests/"], { encoding: "utf8" });
  const known = new Map(
    JSON.parse(readFileSync(database, "utf8")).map((one) => [
      path.relative(".", one.file), one,
    ]),
  );
  return ours.trim().split("\n").map((file) => {
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
      batch = { folder: path.dirname(source.file), flags: source.flags, lines: 0, names: new Set(), files: [] };
      made.push(batch);
    }
    batch.files.push(source.file);
    batch.lines += source.lines;
    for (const name of source.names) batch.names.add(name);
  }
  return made.sort((a, b) => b.lines - a.lines);
}

function write(list) {
  rmSync(batches, { recursive: true, force: true });
  mkdirSync(batches, { recursive: true });
  const entries = list.map((batch, at) => {
    batch.text = path.resolve(batches, `${at}.cpp`);
    const lines = batch.files.map((file) => `#include "${path.resolve(file)}"  // NOLINT\n`);
    writeFileSync(batch.text, lines.join(""));
    return { directory: process.cwd(), file: batch.text, command: `${batch.flags} -c ${batch.text}` };
  });
  writeFileSync(path.join(batches, "compile_commands.json"), JSON.stringify(entries));
}

function tidy(folder, file, more = []) {
  return new Promise((done) => {
    execFile(TOOL, ["-p", folder, "--quiet", ...more, file], { maxBuffer: 1 << 26 }, (bad, out) =>
      done({ clean: !bad, out }),
    );
  });
}

async function judge(batch) {
  // Findings in the files themselves count too, not in headers only.
  const more = ["--header-filter=\\.[ch]pp$"];
  if ((await tidy(batches, batch.text, more)).clean) return { alone: 0, found: "" };
  let found = "";
  for (const file of batch.files) {
    const { clean, out } = await tidy("build/tidy", file);
    if (!clean) found += out;
  }
  return { alone: batch.files.length, found };
}

const list = together(sources());
write(list);
const all = { alone: 0, found: "", files: 0 };
const queue = [...list];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      const { alone, found } = await judge(batch);
      all.alone += alone;
      all.files += batch.files.length;
      all.found += found;
      if (process.env.TIDY_TELL && alone) console.log("alone:", batch.files.join(" "));
    }
  }),
);
process.stdout.write(all.found);
console.log(`${all.files} files in ${list.length} texts, ${all.alone} of them looked at alone`);
process.exitCode = all.found ? 1 : 0;
