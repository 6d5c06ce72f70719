// Says whether src/api.d.ts is what openapi.yaml gives: somebody changed one and forgot the other.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const pages = path.resolve(import.meta.dirname, "..");
const tool = (name) => path.join(pages, "node_modules", name);
const folder = mkdtempSync(path.join(os.tmpdir(), "contract-"));
const made = path.join(folder, "api.d.ts");
try {
  execFileSync(process.execPath, [
    tool("openapi-typescript/bin/cli.js"),
    path.join(pages, "../openapi.yaml"),
    "-o",
    made,
  ]);
  const shaped = execFileSync(
    process.execPath,
    [tool("prettier/bin/prettier.cjs"), "--stdin-filepath", path.join(pages, "src/api.d.ts")],
    { input: readFileSync(made) },
  );
  const same = shaped.equals(readFileSync(path.join(pages, "src/api.d.ts")));
  if (!same) console.error("src/api.d.ts is not what openapi.yaml gives: npm run gen");
  process.exitCode = same ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
