// The page's own script keeps its types (JSDoc, read by the TypeScript compiler) and its order.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { modules } from "./browser.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "page");
const scripts = readdirSync(join(folder, "js")).sort();

export function theScriptKeepsItsTypes() {
  const options = ["--checkJs", "--allowJs", "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", ""];
  const files = [join(folder, "types.d.ts"), ...scripts.map((name) => join(folder, "js", name))];
  try {
    execFileSync(process.execPath, [join(dirname(modules.resolve("typescript/package.json")), "bin", "tsc"), ...options, ...files], { encoding: "utf8" });
  } catch (error) {
    throw new Error(error.stdout || error.message);
  }
  return `${scripts.length} files`;
}

export function everyScriptStandsInThePageOnce() {
  const named = [...readFileSync(join(folder, "index.html"), "utf8").matchAll(/<script src="js\/([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual([...named].sort(), scripts);
}

export function noLabelOfTheFormStandsInTheScript() {
  const form = readFileSync(join(folder, "..", "..", "src", "form", "annual_2021.toml"), "utf8");
  const labels = [...form.matchAll(/(?:label|heading|caption|corner) = (?:\[)?"([^"]{4,})"/g)].map(([, label]) => label);
  assert.ok(labels.length > 20);
  const text = scripts.map((name) => readFileSync(join(folder, "js", name), "utf8")).join("\n");
  assert.deepEqual(labels.filter((label) => text.includes(label)), []);
}
