// In and out: every sample is opened and saved, in every format, with the program's bytes and the same figures and words.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build, cell, closePage, drop, field, found, openPage, openReport, pageFile, put, run, save, saveToml, scratch, settle, text } from "./browser.mjs";

const samples = (folder) => readdirSync(join("samples", folder)).filter((name) => name.endsWith(".toml")).sort().map((name) => join("samples", folder, name));
const corrected = samples("corrected");
const all = [...corrected, ...samples("published"), ...samples("faults")];

/** What a TOML holds, read by the engine. */
const read = (page, toml) => page.evaluate(async (own) => {
  const { answer } = await engine.ask({ do: "read", toml: own, name: "x" });
  const { rest, ...values } = answer.values;
  return values;
}, toml);

export async function everySampleIsTheSameFileAgain() {
  const page = await openPage();
  for (const path of all) {
    const toml = readFileSync(path, "utf8");
    await openReport(page, path);
    const saved = (await saveToml(page)).bytes.toString();
    assert.equal(saved, toml, `${path}: untouched, every byte`);
    const shown = await page.evaluate(() => Object.keys(store.values().cells).filter((key) => document.getElementById(`cell-${key}`)?.value !== store.values().cells[key]));
    assert.deepEqual(shown, [], `${path}: cells shown as they are`);
  }
  await closePage(page);
  return `${all.length} samples`;
}

export async function aChangeTouchesNothingElse() {
  const page = await openPage();
  for (const path of corrected) {
    const before = await read(page, readFileSync(path, "utf8"));
    await openReport(page, path);
    const words = `${before.texts["other.text"]}\n另有“引号”、\\反斜杠、{{花括号与 # 井号。`;
    await text(page, "other.text").fill(words);
    await cell(page, "requests.granted.other").fill("7");
    const after = await read(page, (await saveToml(page)).bytes.toString());
    assert.deepEqual(after, { ...before, cells: { ...before.cells, "requests.granted.other": "7" }, texts: { ...before.texts, "other.text": words } }, path);
  }
  await closePage(page);
}

export async function aReportMovedIntoABlankOneIsTheSame() {
  const page = await openPage();
  for (const path of corrected) {
    const before = await read(page, readFileSync(path, "utf8"));
    await page.click("#new");
    await settle(page);
    await page.evaluate((own) => {
      for (const group of ["fields", "cells", "texts"]) store.fill(group, own[group], "x");
      store.accept(own.accept, "x");
    }, before);
    const after = await read(page, (await saveToml(page)).bytes.toString());
    for (const [key, value] of Object.entries(after.fields)) if (!value && !(key in before.fields)) delete after.fields[key];
    assert.deepEqual({ ...after, fields: { ...after.fields, form: before.fields.form } }, before, path);
  }
  await closePage(page);
}

export async function theBytesOfWordTextWebAndWorkbookAreTheProgrammes() {
  const page = await openPage();
  for (const path of corrected) {
    await openReport(page, path);
    for (const format of ["docx", "txt", "html", "xlsx"]) {
      const { bytes, name } = await save(page, () => page.locator(`#save-${format}`).evaluate((button) => button.click()));
      assert.ok(bytes.equals(readFileSync(build(path, format))), `${path}: ${format}`);
      assert.match(name, /20\d\d年政府信息公开工作年度报告/);
    }
  }
  await closePage(page);
}

export async function aReportWithErrorsIsBuiltAsADraftOnly() {
  const page = await openPage();
  await openReport(page, "samples/published/emin-2024.toml");
  await page.click("#save-docx");
  await page.waitForSelector('[data-id="build"]');
  const { name } = await save(page, () => page.click('[data-id="build"] >> text=仍生成草稿'));
  assert.match(name, /草稿/);
  await closePage(page);
}

export async function everyFormatIsDroppedAndRead() {
  const page = await openPage();
  const path = "samples/corrected/zhangwu-2024.toml";
  const before = await read(page, readFileSync(path, "utf8"));
  for (const format of ["docx", "html", "txt"]) {
    await openReport(page, build(path, format));
    const after = await page.evaluate(() => store.values());
    assert.deepEqual(after.cells, before.cells, `${format}: figures`);
    const bare = (words) => (words ?? "").replace(/\s/g, "");
    for (const key of Object.keys(before.texts)) assert.equal(bare(after.texts[key]), bare(before.texts[key]), `${format}: ${key}`);
  }
  await closePage(page);
}

export async function aWorkbookGoesOutAndComesBack() {
  const page = await openPage();
  for (const path of [...corrected, "samples/published/yingjisha-2023.toml"]) {
    const before = await read(page, readFileSync(path, "utf8"));
    await openReport(page, path);
    const { bytes } = await save(page, () => page.locator("#save-xlsx").evaluate((button) => button.click()));
    await openReport(page, put("saved.xlsx", bytes));
    const after = await page.evaluate(() => store.values());
    assert.deepEqual(after.cells, before.cells, path);
    const bare = (words) => (words ?? "").trim();
    for (const key of Object.keys(before.texts)) assert.equal(bare(after.texts[key]), bare(before.texts[key]), `${path}: ${key}`);
  }
  await closePage(page);
}

export async function aWorkbookOfTheProgrammeIsFilledInHere() {
  const page = await openPage();
  const path = join(scratch, "填报表.xlsx");
  const { code, out } = run("new", "--from", "samples/corrected/emin-2024.toml", "-o", path);
  assert.equal(code, 0, out);
  await openReport(page, path);
  assert.equal(await field(page, "year").inputValue(), "2025");
  assert.match(await field(page, "agency.name").inputValue(), /^额敏县/);
  assert.ok(!(await page.locator("#unsaved").isVisible()), "nothing was changed yet");
  const row = { natural: 3, business: 0, research: 0, charity: 0, legal: 0, other: 0, total: 4 };
  for (const [key, value] of Object.entries(row)) await cell(page, `requests.new.${key}`).fill(String(value));
  await settle(page);
  assert.ok(await page.locator("#unsaved").isVisible());
  const { name, bytes } = await save(page, () => page.locator("#save-xlsx").evaluate((button) => button.click()));
  assert.match(name, /2025年政府信息公开工作年度报告\.xlsx$/);
  assert.ok(!(await page.locator("#unsaved").isVisible()), "a workbook is opened again like a TOML");
  // The program reads what the page saved, and finds the same fault in it.
  assert.match(run("check", put("交回.xlsx", bytes)).out, /B301/);
  await closePage(page);
}

export async function aPublishedReportOfLastYearBecomesThisYearsDraft() {
  const page = await openPage();
  await drop(page, build("samples/corrected/emin-2024.toml", "docx"));
  await page.click("#as-next");
  await settle(page);
  assert.equal(await field(page, "year").inputValue(), "2025");
  assert.equal(await field(page, "agency.name").inputValue(), await page.evaluate(() => store.values().fields["agency.name"]));
  assert.ok(await page.locator("#compare-with").isVisible(), "compared with last year's");
  await cell(page, "requests.carried_in.natural").fill("5");
  await cell(page, "requests.carried_in.total").fill("5");
  await settle(page);
  assert.match(await page.locator("#findings").innerText(), /上年|上一年/, "the carry-over is compared");
  await closePage(page);
}

export async function whatWasSaidOfOneReportGoesWithIt() {
  const page = await openPage();
  await openReport(page, "samples/faults/seven.toml");
  await page.click("#save-docx");
  await page.waitForSelector('[data-id="build"]');
  const folder = join(scratch, "replaced");
  run("build", "samples/published/emin-2024.toml", "--draft", "--to", "html", "-o", folder);
  const path = join(folder, readdirSync(folder)[0]);
  await drop(page, path);
  await page.click("#as-next");
  await page.waitForSelector('[data-id="opened"]:has-text("2025")');
  await settle(page);
  assert.equal(await page.locator('[data-id="build"]').count(), 0, "another report has other errors");
  assert.doesNotMatch(await page.locator('[data-id="opened"]').innerText(), /看不准/, "nothing unsure was taken over");
  assert.equal(await field(page, "date").getAttribute("placeholder"), "如 2026-01-20", "an example of that year");
  await closePage(page);
}

export async function unsureCellsAreMarked() {
  const page = await openPage();
  await openReport(page, "samples/published/emin-2024.toml");
  assert.equal(await page.locator("#table-requests input.unsure").count(), 7);
  await cell(page, "requests.granted.natural").fill("3");
  assert.equal(await page.locator("#table-requests input.unsure").count(), 6);
  // The same report as a published document: what cannot be read for sure is marked in its cells and said at the top.
  const folder = join(scratch, "unsure");
  run("build", "samples/published/emin-2024.toml", "--draft", "--to", "docx", "-o", folder);
  const published = readdirSync(folder).find((name) => name.endsWith(".docx"));
  await openReport(page, join(folder, published));
  assert.ok(await page.locator("input.unsure").count() >= 7);
  assert.match(await page.locator('[data-id="opened"]').innerText(), /看不准/);
  await closePage(page);
}

export async function anUnreadableFileIsRefusedWithASentence() {
  const page = await openPage();
  await field(page, "agency.name").fill("某县商务局");
  for (const [name, bytes] of [["空.toml", ""], ["乱.docx", "PK\u0003\u0004xx"], ["图.png", "\u0089PNG"], ["坏.pdf", "%PDF-1.7"], ["坏.xlsx", "PK"]]) {
    await page.evaluate(() => document.querySelectorAll(".notice").forEach((box) => box.remove()));
    await drop(page, put(name, bytes));
    if (await page.locator("dialog#opened").isVisible()) await page.keyboard.press("Escape");
    else assert.ok((await page.locator(".notice.bad p").innerText()).includes(name), name);
  }
  assert.equal(await field(page, "agency.name").inputValue(), "某县商务局");
  await closePage(page);
}

export async function theSameFindingsAsTheProgramme() {
  const page = await openPage();
  for (const path of all) {
    await openReport(page, path);
    const own = (await found(page)).map((finding) => finding.code).sort();
    const { out } = run("check", "--format", "json", path);
    const native = JSON.parse(out.slice(out.indexOf("{"))).files[0].problems.filter((problem) => !problem.accepted).map((problem) => problem.code).sort();
    assert.deepEqual(own, native, path);
  }
  await closePage(page);
}

export async function aPublishedPdfIsRead() {
  let path;
  try {
    path = build("samples/corrected/zhangwu-2024.toml", "pdf");
  } catch (error) {
    return `SKIPPED: no office suite makes the PDF (${String(error).split("\n")[0].slice(0, 80)})`;
  }
  const page = await openPage();
  const before = await read(page, readFileSync("samples/corrected/zhangwu-2024.toml", "utf8"));
  await drop(page, path);
  const refusal = page.locator(".notice.bad");
  if (await refusal.isVisible()) {
    const words = await refusal.locator("p").innerText();
    assert.match(words, /Word|docx/, "a way out");
    await closePage(page);
    return `SKIPPED: this engine reads no PDF (${words})`;
  }
  await page.click("#as-this");
  await settle(page);
  const after = await page.evaluate(() => store.values());
  assert.deepEqual(after.cells, before.cells);
  await closePage(page);
}

export async function aPageThatCameFilledInShowsIt() {
  const path = "samples/corrected/emin-2024.toml";
  const tag = '<script type="text/plain" id="prefilled">';
  const html = readFileSync(pageFile, "utf8");
  assert.ok(html.includes(tag));
  const page = await openPage({ file: put("filled.html", html.replace(tag, tag + readFileSync(path).toString("base64"))) });
  assert.match(await field(page, "agency.name").inputValue(), /^额敏县/);
  assert.match(await text(page, "overview.disclosure").inputValue(), /。/);
  assert.ok(!(await page.locator("#unsaved").isVisible()), "nothing was changed yet");
  await closePage(page);
}

export async function thePageThatTheProgrammeFilledInIsNextYearsDraft() {
  const file = join(scratch, "written.html");
  const { code, out } = run("form", "--from", "samples/corrected/emin-2024.toml", "-o", file);
  if (code !== 0) return `SKIPPED: the program has no page in it (${out.split("\n")[0].slice(0, 60)}…)`;
  const page = await openPage({ file });
  assert.match(await field(page, "agency.name").inputValue(), /^额敏县/);
  assert.equal(await field(page, "year").inputValue(), "2025");
  assert.equal(await cell(page, "requests.carried_in.natural").inputValue(), "0");
  assert.equal(await text(page, "overview.disclosure").inputValue(), "");
  assert.ok(!(await page.locator("#unsaved").isVisible()), "nothing was changed yet");
  await closePage(page);
}

export async function lastYearsReportIsChosenForComparison() {
  const page = await openPage();
  await page.click("#zero-start");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("#compare-open")]);
  await chooser.setFiles("samples/corrected/zhangwu-2024.toml");
  await page.waitForSelector("dialog#opened[open]");
  assert.equal(await page.evaluate(() => document.activeElement.id), "as-last", "the likeliest answer first");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.match(await page.locator("#findings").innerText(), /上年|上一年/);
  await page.click("#compare-stop");
  await settle(page);
  assert.doesNotMatch(await page.locator("#findings").innerText(), /上一年度的报告/);
  await closePage(page);
}
