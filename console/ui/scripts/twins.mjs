// Writes a .gz twin beside every text file of dist/ that gains by it. index.html has none: the
// service puts a new nonce into it for every response.
import { readdirSync, readFileSync, statSync, writeFileSync, rmSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const root = path.resolve(import.meta.dirname, "../dist");
const SMALLEST = 1024;
let written = 0;
for (const entry of readdirSync(root, { recursive: true })) {
  const file = path.join(root, entry);
  if (!statSync(file).isFile() || !/\.(js|css|svg|json)$/.test(file)) continue;
  if (entry.startsWith(".vite")) continue;
  const raw = readFileSync(file);
  const packed = gzipSync(raw, { level: 9 });
  if (raw.length < SMALLEST || packed.length >= raw.length) {
    rmSync(`${file}.gz`, { force: true });
    continue;
  }
  writeFileSync(`${file}.gz`, packed);
  written += 1;
}
console.log(`${written} .gz twins written`);
