// Runs the tests of the page in a real browser:
//   PAGE_MODULES=folder node web/page-tests/run.mjs dist/gen-report.html target/debug/gen-report
// `folder` holds what package.json names. The last line counts; the exit code is 1 where a test failed.
import { requested, scratch, startBrowser, stopBrowser } from "./browser.mjs";
import { rmSync } from "node:fs";
import * as filling from "./filling.mjs";
import * as formats from "./formats.mjs";
import * as habits from "./habits.mjs";
import * as speed from "./speed.mjs";
import * as types from "./types.mjs";

const only = process.env.ONLY;
const tests = [types, filling, formats, habits, speed].flatMap((file) => Object.entries(file));
let passed = 0;
let failed = 0;

async function attempt(name, act) {
  try {
    const told = await act();
    passed += 1;
    console.log(`ok   ${name}${told ? `: ${told}` : ""}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}: ${error.stack ?? error}`);
  }
}

await startBrowser();
for (const [name, act] of tests) {
  const words = name.replace(/[A-Z]|[0-9]+/g, (part) => ` ${part.toLowerCase()}`);
  if (!only || words.includes(only)) await attempt(words, act);
}
await attempt("no request left any of these pages", () => {
  if (requested.length) throw new Error(requested.join(" "));
});
await stopBrowser();
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
