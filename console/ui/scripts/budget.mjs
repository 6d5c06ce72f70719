// Holds dist/ to the budget of the design (A.0): the shell at most 135 kB, any route at most 80 kB
// more, both gzipped, scripts and styles together.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const SHELL_KB = 135;
const ROUTE_KB = 80;
const root = path.resolve(import.meta.dirname, "../dist");
const manifest = JSON.parse(readFileSync(path.join(root, ".vite/manifest.json"), "utf8"));

function filesOf(key, seen = new Set(), files = new Set()) {
  if (seen.has(key)) return files;
  seen.add(key);
  const chunk = manifest[key];
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const other of chunk.imports ?? []) filesOf(other, seen, files);
  return files;
}
const weight = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(root, file))).length, 0) /
  1000;

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shell = filesOf(entry);
let broken = 0;
function report(name, kb, most) {
  const over = kb > most;
  broken += over ? 1 : 0;
  console.log(
    `${over ? "OVER" : "ok  "} ${name.padEnd(34)} ${kb.toFixed(1).padStart(6)} of ${most} kB`,
  );
}
report("shell", weight(shell), SHELL_KB);
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const more = [...filesOf(key)].filter((file) => !shell.has(file));
  report(key, weight(more), ROUTE_KB);
}
process.exit(broken > 0 ? 1 : 0);
