// Compares the documents of the engine with those of the program, byte for byte:
//   node web/compare.mjs dist/engine.wasm FOLDER REPORT.toml…   (FOLDER: what `gen-report build` wrote)
// Also: a file in which nothing changes is written back as it was, and a check is quick.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { engine } from "./engine.mjs";

const [wasm, folder, ...reports] = process.argv.slice(2);
const ask = await engine(wasm);
let failed = 0;

function expect(what, holds) {
  if (holds) return;
  failed += 1;
  console.log(`DIFFERENT ${what}`);
}

for (const report of reports) {
  const toml = readFileSync(report, "utf8").replaceAll("\r\n", "\n");
  const name = basename(report, ".toml");
  for (const to of ["docx", "txt", "html", "xlsx"]) {
    const { answer, bytes } = ask({ do: "build", toml, to });
    const same = !answer.error && Buffer.compare(Buffer.from(bytes), readFileSync(join(folder, `${name}.${to}`))) === 0;
    expect(`${name}.${to} ${answer.error ?? ""}`, same);
  }
  const { values } = ask({ do: "read", toml, name }).answer;
  expect(`${name}: TOML in, TOML out`, ask({ do: "write", values }).answer.toml === toml);
  const start = performance.now();
  const times = 20;
  for (let time = 0; time < times; time += 1) ask({ do: "check", toml, name });
  console.log(`${name}: a check takes ${((performance.now() - start) / times).toFixed(1)} ms`);
}
console.log(failed ? `${failed} differences` : `${reports.length} reports: the same bytes`);
process.exit(failed ? 1 : 0);
