// A person's habits: the keyboard, narrow screens, screen readers, drafts, a breakdown, leaving.
import assert from "node:assert/strict";
import { axeSource, cell, closePage, count, field, found, openPage, openReport, requested, saveToml, settle, text } from "./browser.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.id);

export async function theKeysOfATable() {
  const page = await openPage();
  await cell(page, "requests.new.natural").focus();
  const walk = [["ArrowRight", "new.business"], ["ArrowDown", "carried_in.business"], ["Enter", "granted.business"], ["Shift+Enter", "carried_in.business"],
    ["ArrowLeft", "carried_in.natural"], ["Tab", "carried_in.business"], ["Shift+Tab", "carried_in.natural"], ["ArrowUp", "new.natural"]];
  for (const [key, path] of walk) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), `cell-requests.${path}`, key);
  }
  await field(page, "agency.address").focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "field-agency.postcode", "Enter leads on in the particulars too");
  await cell(page, "disclosure.documents.valid").focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "cell-disclosure.licences", "down into the wide cell of the next block");
  await page.keyboard.type("１２");
  assert.equal(await cell(page, "disclosure.licences").inputValue(), "12", "full-width digits");
  await closePage(page);
}

export async function dialogsGiveTheFocusBack() {
  const page = await openPage();
  await page.click("#zero-start");
  await cell(page, "requests.new.natural").fill("3");
  await cell(page, "requests.new.total").fill("4");
  await settle(page);
  await page.keyboard.press("F1");
  await page.waitForSelector("dialog#explain[open]");
  assert.match(await page.locator("#explain").innerText(), /依据：.*〔2021〕30号/);
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "cell-requests.new.total");
  await page.locator("#table-requests .here .why").first().click();
  await page.waitForSelector("dialog#explain[open]");
  await page.keyboard.press("Escape");
  await page.click("#preview");
  await page.waitForSelector("dialog#preview-dialog[open]");
  assert.match(await page.frameLocator("#paper").locator("body").innerText(), /三、收到和处理政府信息公开申请情况/);
  await page.keyboard.press("Escape");
  await closePage(page);
}

export async function nothingRunsOffANarrowScreen() {
  for (const width of [360, 390, 768, 1280, 1440]) {
    const page = await openPage({ width, height: 800 });
    await openReport(page, "samples/faults/seven.toml");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} > ${width}`);
    const scrolls = await page.evaluate(() => ["requests", "cases"].map((key) => document.querySelector(`#table-${key} .table-scroll`)).map((box) => box.scrollWidth > box.clientWidth));
    if (width < 600) assert.deepEqual(scrolls, [true, true], `the tables scroll at ${width}`);
    if (width >= 1280) assert.deepEqual(scrolls, [false, false], `the whole tables are in view at ${width}`);
    await cell(page, "requests.new.total").focus();
    const at = await cell(page, "requests.new.total").boundingBox();
    assert.ok(at.x >= 0 && at.x + at.width <= width + 1, `the cell with the focus is in view at ${width}`);
    await page.click("#count");
    assert.ok(await page.locator("#results").isVisible());
    assert.ok(await page.locator("#count").isVisible(), "the count stays in view");
    await closePage(page);
  }
}

/** What axe-core calls serious or critical. */
async function serious(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], iframes: false }));
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
}

export async function axeFindsNothingSerious() {
  for (const width of [390, 1280]) {
    const page = await openPage({ width });
    assert.deepEqual(await serious(page), [], `blank, ${width}`);
    await openReport(page, "samples/published/emin-2024.toml");
    await openReport(page, "samples/faults/seven.toml");
    assert.deepEqual(await serious(page), [], `with findings, ${width}`);
    await page.locator(".finding .why").first().evaluate((button) => button.click());
    await page.waitForSelector("dialog#explain[open]");
    assert.deepEqual(await serious(page), [], `explaining, ${width}`);
    await closePage(page);
  }
}

export async function whatIsFoundIsAnnounced() {
  const page = await openPage();
  const names = await page.evaluate(() => [...document.querySelectorAll("main input, main textarea, main select")].filter((box) => !box.labels?.length && !box.ariaLabel && !box.getAttribute("aria-label")).length);
  assert.equal(names, 0, "every box has a name");
  await page.click("#zero-start");
  await cell(page, "requests.new.natural").fill("3");
  await page.waitForTimeout(1700);
  assert.match(await page.locator("#say").innerText(), /核对：错误 \d+ 个/);
  const described = await cell(page, "requests.new.total").getAttribute("aria-describedby");
  assert.match(await page.locator(`[id="${described}"]`).innerText(), /相差 3/);
  await closePage(page);
}

export async function aDraftIsKeptAndCleared() {
  const page = await openPage();
  await field(page, "agency.name").fill("某县商务局");
  await page.waitForTimeout(1100);
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.equal(await field(page, "agency.name").inputValue(), "某县商务局");
  await page.click("#clear-draft");
  assert.equal(await page.evaluate(() => localStorage.getItem("gen-report:draft")), null);
  await page.uncheck("#keep-draft");
  await field(page, "agency.name").fill("某县财政局");
  await page.waitForTimeout(1100);
  assert.equal(await page.evaluate(() => localStorage.getItem("gen-report:draft")), null, "switched off");
  await closePage(page);
}

export async function leavingWithUnsavedChangesAsks() {
  const page = await openPage();
  const leaves = async () => {
    let asked = false;
    page.once("dialog", (dialog) => { asked = true; dialog.accept(); });
    await page.goto("about:blank");
    return asked;
  };
  await field(page, "agency.name").click();
  await page.keyboard.type("a");
  assert.ok(await leaves());
  const other = await openPage();
  await field(other, "agency.name").click();
  await other.keyboard.type("a");
  await saveToml(other);
  let asked = false;
  other.once("dialog", (dialog) => { asked = true; dialog.accept(); });
  await other.goto("about:blank");
  assert.ok(!asked, "saved: nothing to ask");
  await closePage(page);
  await closePage(other);
}

export async function aBreakdownOfTheEngineLosesNothing() {
  const page = await openPage();
  await page.click("#zero-start");
  await field(page, "agency.name").fill("某县商务局");
  await settle(page);
  await page.workers()[0].evaluate(() => {
    const parse = JSON.parse;
    JSON.parse = () => { JSON.parse = parse; throw new WebAssembly.RuntimeError("unreachable"); };
  });
  await cell(page, "requests.new.natural").fill("3");
  await page.waitForSelector('[data-id="crash"]');
  assert.match(await page.locator('[data-id="crash"]').innerText(), /已重新启动.*内容都在/);
  assert.equal(await field(page, "agency.name").inputValue(), "某县商务局");
  assert.ok((await found(page)).some((finding) => finding.code === "B301"), "it checks again");
  assert.match(await count(page), /错误 \d/);
  await closePage(page);
}

export async function anEngineThatHangsIsReplaced() {
  const page = await openPage();
  await page.click("#zero-start");
  await settle(page);
  await page.workers()[0].evaluate(() => { JSON.parse = () => { for (;;); }; });
  await cell(page, "requests.new.natural").fill("3");
  await page.waitForSelector('[data-id="crash"]', { timeout: 30000 });
  await page.waitForFunction(() => document.querySelector("[id='cell-requests.new.total']").getAttribute("aria-invalid") === "true", null, { timeout: 10000 });
  await closePage(page);
}

export async function whatBreaksTheEngineEveryTimeIsNotTriedForever() {
  const page = await openPage();
  await settle(page);
  await page.evaluate(() => {
    const ask = engine.ask;
    window.asked = 0;
    engine.ask = async (request, bytes) => {
      if (request.do !== "check") return ask(request, bytes);
      window.asked += 1;
      return { answer: { error: "核对程序出错，已重新启动", crashed: true }, bytes: new Uint8Array() };
    };
  });
  await field(page, "agency.name").fill("某县商务局");
  await page.waitForTimeout(600);
  assert.equal(await page.evaluate(() => window.asked), 2);
  assert.match(await count(page), /核对停了/);
  await closePage(page);
}

export async function connectionsAreForbidden() {
  const page = await openPage();
  const refused = await page.evaluate(async () => {
    const policy = [];
    document.addEventListener("securitypolicyviolation", (event) => policy.push(event.effectiveDirective));
    await fetch("https://example.com/").catch(() => {});
    new Image().src = "https://example.com/x.png";
    await new Promise((done) => setTimeout(done, 100));
    return policy.sort();
  });
  assert.deepEqual(refused, ["connect-src", "img-src"]);
  page.faults = [];
  // The browser names what it refused; nothing of it was sent.
  requested.splice(0, requested.length, ...requested.filter((address) => !address.startsWith("https://example.com/")));
  await closePage(page);
}

export async function onPaperOnlyTheReportIsPrinted() {
  const page = await openPage();
  await text(page, "other.text").fill("没有收取信息处理费。");
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".bar", "#results", "#start", ".foot", ".table-tools"]) assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
  assert.ok(await page.locator("#table-requests table").isVisible());
  await closePage(page);
}

export async function anInputMethodIsNotDisturbed() {
  const page = await openPage();
  const keys = await page.context().newCDPSession(page);
  const compose = async (spelled, chosen) => {
    for (let length = 1; length <= spelled.length; length += 1) {
      await keys.send("Input.imeSetComposition", { text: spelled.slice(0, length), selectionStart: length, selectionEnd: length });
      await page.waitForTimeout(90);
    }
    await keys.send("Input.insertText", { text: chosen });
  };
  await text(page, "other.text").fill("本年度。");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await compose("meiyoushoufei", "没有收费");
  await settle(page);
  assert.equal(await text(page, "other.text").inputValue(), "本年度没有收费。");
  assert.equal(await page.evaluate(() => store.values().texts["other.text"]), "本年度没有收费。");
  await cell(page, "requests.new.natural").focus();
  await compose("3", "３");
  await settle(page);
  assert.equal(await page.evaluate(() => store.values().cells["requests.new.natural"]), "3");
  assert.equal(await cell(page, "requests.new.natural").inputValue(), "3");
  await closePage(page);
}
