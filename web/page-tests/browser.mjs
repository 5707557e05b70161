// A browser with the page in it, and what the tests do there: type, paste, drop, save.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";

export const modules = createRequire(join(resolve(process.env.PAGE_MODULES ?? "."), "index.js"));
const { chromium } = modules("playwright-core");

export const axeSource = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
export const pageFile = resolve(process.argv[2] ?? "dist/gen-report.html");
export const program = resolve(process.argv[3] ?? "target/debug/gen-report");
export const scratch = mkdtempSync(join(tmpdir(), "page-tests-"));

/** Every address that any page asked for, but the page itself and what it made in memory. */
export const requested = [];

let browser;

export async function startBrowser() {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}

export async function stopBrowser() {
  await browser?.close();
}

/** Opens the page in a fresh profile, and fails the test on any error in it. */
export async function openPage({ width = 1280, height = 900, file = pageFile } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, locale: "zh-CN" });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") page.faults.push(message.text()); });
  context.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith("file://") && !address.startsWith("blob:") && !address.startsWith("data:") && !address.startsWith("about:")) requested.push(address);
  });
  const start = Date.now();
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready]", { timeout: 20000 });
  page.readyAfter = Date.now() - start;
  return page;
}

/** Closes the page and says what went wrong in it. */
export async function closePage(page) {
  const { faults } = page;
  await page.context().close();
  if (faults.length) throw new Error(`errors in the page: ${faults.join(" | ")}`);
}

export const cell = (page, path) => page.locator(`[id="cell-${path}"]`);
export const text = (page, key) => page.locator(`[id="text-${key}"]`);
export const field = (page, key) => page.locator(`[id="field-${key}"]`);
export const count = (page) => page.locator("#count .count-text").innerText();

/** Waits for what the page answers after its small pause. */
export async function settle(page) {
  await page.waitForTimeout(80);
  await page.evaluate(() => engine.ask({ do: "explain", code: "B301" }));
  await page.waitForTimeout(60);
}

/** The codes of what is found now. */
export async function found(page) {
  await settle(page);
  const { answer } = await page.evaluate(() => engine.ask({ do: "check", values: store.values(), last: null, name: "x" }));
  if (answer.error) throw new Error(answer.error);
  return answer.findings.filter((finding) => !finding.accepted);
}

export async function paste(page, locator, plain) {
  await locator.focus();
  await locator.evaluate((element, words) => {
    const data = new DataTransfer();
    data.setData("text/plain", words);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, plain);
  await settle(page);
}

/** Drops a file on the page and waits for the question what it is for. */
export async function drop(page, path) {
  const bytes = readFileSync(path).toString("base64");
  const data = await page.evaluateHandle(({ name, bytes: packed }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0))], name));
    return transfer;
  }, { name: basename(path), bytes });
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
  await page.waitForSelector("dialog#opened[open], .notice.bad", { timeout: 15000 });
}

/** Drops a file and goes on with it as it is. */
export async function openReport(page, path) {
  await drop(page, path);
  await page.click("#as-this");
  await settle(page);
}

/** Clicks and gives the bytes that were saved. */
export async function save(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 15000 }), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

export const saveToml = (page) => save(page, () => page.click("#save-toml"));

/** Runs the program; gives what it wrote, whatever its exit code. */
export function run(...args) {
  try {
    return { code: 0, out: execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }) };
  } catch (error) {
    return { code: error.status, out: `${error.stdout}${error.stderr}` };
  }
}

/** Writes a file for the program, and gives its path. */
export function put(name, bytes) {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

/** The file that the program builds of a TOML. */
export function build(path, format) {
  const folder = mkdtempSync(join(scratch, "built-"));
  const { code, out } = run("build", path, "--to", format, "-o", folder);
  if (code !== 0) throw new Error(out);
  return join(folder, `${basename(path).replace(/\.toml$/, "")}.${format}`);
}
