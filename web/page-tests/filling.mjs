// Filling in: a whole report by the keyboard, balances, blocks of cells, words from Word, reasons, steps back.
import assert from "node:assert/strict";
import { cell, closePage, count, field, found, openPage, paste, put, run, save, saveToml, settle, text } from "./browser.mjs";
import { Person } from "./person.mjs";

const WORDS = {
  "overview.disclosure": "2025年，我局主动公开政府信息186条，其中工作动态120条、通知公告46条、政策文件20条。",
  "overview.requests": "全年收到政府信息公开申请3件，均已按期答复。",
  "overview.management": "落实信息发布审核制度，先审核、后发布，定期清理失效的文件。",
  "overview.platform": "依托县人民政府网站公开信息，做好栏目的日常维护。",
  "overview.supervision": "把政务公开纳入年度考核，接受社会监督，没有发生责任追究的情况。",
  "problems.problems": "一是政策解读的形式还不够丰富；二是个别栏目更新不够及时，公开的时效有待提高。",
  "problems.improvements": "一是运用图解等形式做好政策解读；二是明确专人负责，按期检查各栏目的更新情况。",
  "other.text": "本年度没有收取信息处理费。",
};

/** The particulars, by the keyboard. */
async function particulars(person) {
  await person.press("Tab", "Enter");
  await person.tabTo("field-year");
  await person.type("2025");
  await person.tabTo("field-date");
  await person.type("2026.1.16");
  await person.tabTo("field-agency.name");
  await person.type("云岭县林业和草原局");
  await person.tabTo("field-agency.kind");
  await person.choose("department");
  await person.tabTo("field-agency.level");
  await person.choose("county");
  for (const [key, value] of [["address", "云岭县松林路18号"], ["postcode", "999001"], ["phone", "0999-6012345"]]) {
    await person.tabTo(`field-agency.${key}`);
    await person.type(value);
  }
}

/** A table with nothing in it: the button, and on past the table. */
async function nothing(person, table, first) {
  await person.tabTo(`#table-${table} .zero`);
  await person.press("Enter");
  await person.tabTo(`cell-${first}`);
}

export async function aReportWithTwoApplicationsByTheKeyboardAlone() {
  const page = await openPage();
  const person = new Person(page);
  await particulars(person);
  for (const key of Object.keys(WORDS).slice(0, 5)) { await person.tabTo(`text-${key}`); await person.words(WORDS[key]); }
  await nothing(person, "disclosure", "disclosure.rules.made");
  await person.press("PageDown");
  await nothing(person, "requests", "requests.new.natural");
  await person.type("2");
  await person.press("ArrowDown", "ArrowDown");
  await person.type("2");
  await person.press("ArrowUp", "ArrowUp", ...Array(6).fill("ArrowRight"));
  await person.type("3");
  assert.ok((await found(page)).some((finding) => finding.code === "B301"), "the wrong total is reported");
  await person.press("PageUp");
  await person.press("Enter");
  await settle(page);
  assert.equal(await cell(page, "requests.processed.total").inputValue(), "2");
  assert.ok((await found(page)).some((finding) => finding.code === "N102"), "the sentence that disagrees is reported");
  await person.tabTo("cell-requests.new.natural");
  await person.press("PageDown");
  await nothing(person, "cases", "cases.review.upheld");
  await person.press("PageDown");
  for (const key of ["problems.problems", "problems.improvements"]) { await person.tabTo(`text-${key}`); await person.words(WORDS[key]); }
  await person.tabTo("field-other.fee_charged");
  await person.type("0");
  await person.tabTo("text-other.text");
  await person.words(WORDS["other.text"]);
  await settle(page);
  assert.equal(await field(page, "date").inputValue(), "2026-01-16");
  await person.press("F8");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text-overview.requests", "F8 leads to the sentence");
  await person.press("Home", ...Array(12).fill("ArrowRight"), "Delete");
  await person.type("2");
  assert.deepEqual((await found(page)).filter((finding) => finding.severity !== "info").map((finding) => finding.message), []);
  await person.tabTo("finish-docx", 500);
  const docx = await save(page, () => person.press("Enter"));
  const { code, out } = run("check", put("typed.docx", docx.bytes));
  assert.equal(code, 0, out);
  await closePage(page);
  return person.told();
}

export async function aBalanceFaultAppearsAndVanishes() {
  const page = await openPage();
  await page.click("#zero-start");
  await cell(page, "requests.new.natural").fill("3");
  assert.ok((await found(page)).some((finding) => finding.code === "B301"));
  const total = cell(page, "requests.new.total");
  assert.equal(await total.getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#table-requests .here").innerText(), /各类申请人之和 3，总计 0/);
  await total.focus();
  assert.match(await page.locator("#tip").innerText(), /各类申请人之和 3，总计 0/, "beside the cell");
  await cell(page, "requests.new.natural").fill("0");
  assert.ok(!(await found(page)).some((finding) => finding.code.startsWith("B3")));
  assert.equal(await total.getAttribute("aria-invalid"), null);
  await closePage(page);
}

export async function aBlockOf25RowsIsPasted() {
  const page = await openPage();
  const rows = await page.evaluate(() => [...document.querySelectorAll("#table-requests tr")].slice(3).map((row) =>
    [...row.querySelectorAll("th")].map((head) => head.textContent)));
  assert.equal(rows.length, 25);
  const wide = (number) => String(number).replace(/\d/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const figures = (row) => [row, 0, 0, 0, 0, 1000 + row, 1000 + 2 * row];
  const expected = rows.flatMap((_, row) => figures(row).map(String));
  const all = () => page.evaluate(() => [...document.querySelectorAll("#table-requests input")].map((box) => box.value));
  const bare = rows.map((_, row) => figures(row).join("\t")).join("\r\n");
  await paste(page, cell(page, "requests.new.natural"), `${bare}\r\n`);
  assert.deepEqual(await all(), expected, "from the first cell on");
  await page.click("#undo");
  assert.deepEqual([...new Set(await all())], [""], "one step back");
  const labelled = rows.map((heads, row) => [...Array(3 - heads.length).fill(""), ...heads, ...figures(row).map(wide)].join("\t"));
  const heads = ["\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"];
  await paste(page, cell(page, "requests.partial.legal"), [...heads, ...labelled].join("\n"));
  assert.deepEqual(await all(), expected, "with labels, heads and full-width digits, wherever it is pasted");
  const shuffled = [...labelled].reverse();
  await page.click("#undo");
  await paste(page, cell(page, "requests.new.natural"), shuffled.join("\n"));
  assert.deepEqual(await all(), expected, "labels lead, not the order");
  await paste(page, cell(page, "requests.carried_out.total"), "1\t2\n3\t4");
  assert.match(await page.locator("#table-requests .table-told").innerText(), /3 格在表外/);
  await closePage(page);
}

export async function totalsOnDemandAndZerosKeepWhatIsThere() {
  const page = await openPage();
  await cell(page, "requests.new.business").fill("4");
  await cell(page, "requests.granted.business").fill("4");
  await page.click("#table-requests .zero");
  assert.equal(await cell(page, "requests.new.business").inputValue(), "4");
  assert.equal(await cell(page, "requests.carried_out.total").inputValue(), "0");
  await page.click("#table-requests .add-up");
  await settle(page);
  assert.equal(await cell(page, "requests.new.total").inputValue(), "4");
  assert.equal(await cell(page, "requests.processed.business").inputValue(), "4");
  assert.equal(await cell(page, "requests.processed.total").inputValue(), "4");
  assert.ok(!(await found(page)).some((finding) => finding.code.startsWith("B3")));
  await closePage(page);
}

export async function wordsFromWordAreCleanedAndTheChangesShown() {
  const page = await openPage();
  const raw = "\t一是加强学习。\v二是加强检查。\u00a0\n\n\n三是　加强督促。";
  await paste(page, text(page, "problems.improvements"), raw);
  const area = text(page, "problems.improvements");
  const clean = await area.inputValue();
  assert.ok(!/[\v\t\u00a0]/.test(clean), JSON.stringify(clean));
  const told = page.locator(".text-block:has([id='text-problems.improvements']) .told");
  assert.match(await told.innerText(), /粘贴时已整理：.+/);
  await told.locator("button").click();
  assert.equal(await area.inputValue(), raw, "as it was pasted");
  await closePage(page);
}

export async function aWarningIsKeptWithItsReason() {
  const page = await openPage();
  await text(page, "overview.disclosure").fill("2025年主动公开政府信息286条，其中工作动态153条、通知公告71条、政策文件28条、财政资金24条。");
  await settle(page);
  const finding = page.locator("#findings .finding", { hasText: "所列 4 项之和" });
  await finding.locator(".keep").click();
  await page.click("#accept-form button[type=submit]");
  assert.ok(await page.locator("dialog#accept").isVisible(), "without a reason nothing is kept");
  await page.fill("#accept-reason", "另有转载的信息10条");
  await page.click("#accept-form button[type=submit]");
  assert.ok(!(await found(page)).some((own) => own.code === "N101"));
  assert.match(await page.locator("#accepted").innerText(), /另有转载的信息10条/);
  const { bytes } = await saveToml(page);
  assert.match(bytes.toString(), /\[\[accept\]\][\s\S]*N101[\s\S]*另有转载的信息10条/);
  assert.doesNotMatch(run("check", put("kept.toml", bytes)).out, /警告\[N101\]/);
  await page.click("#accepted button");
  assert.ok((await found(page)).some((own) => own.code === "N101"), "taken back");
  await closePage(page);
}

export async function everyStepGoesBackAndForth() {
  const page = await openPage();
  await field(page, "agency.name").pressSequentially("某县商务局");
  await cell(page, "requests.new.natural").pressSequentially("12");
  await text(page, "other.text").pressSequentially("没有。");
  for (const _ of [1, 2, 3]) await page.keyboard.press("Control+z");
  assert.deepEqual([await field(page, "agency.name").inputValue(), await cell(page, "requests.new.natural").inputValue(), await text(page, "other.text").inputValue()], ["", "", ""]);
  for (const _ of [1, 2, 3]) await page.keyboard.press("Control+y");
  assert.deepEqual([await field(page, "agency.name").inputValue(), await cell(page, "requests.new.natural").inputValue(), await text(page, "other.text").inputValue()], ["某县商务局", "12", "没有。"]);
  assert.match(await count(page), /未填|错误/);
  await closePage(page);
}

export async function totalsThatTheProgramAddsUpAreClosed() {
  const page = await openPage();
  await page.click("#zero-start");
  await page.click("#particulars details summary");
  await field(page, "totals").selectOption("computed");
  await cell(page, "requests.new.natural").fill("5");
  await cell(page, "requests.granted.natural").fill("5");
  await settle(page);
  const total = cell(page, "requests.processed.total");
  assert.deepEqual([await total.inputValue(), await total.evaluate((box) => box.readOnly)], ["5", true]);
  assert.ok(!(await found(page)).some((finding) => finding.code.startsWith("B3")));
  assert.match((await saveToml(page)).bytes.toString(), /totals *= "computed"[\s\S]*new *= \[5, 0, 0, 0, 0, 0\]/);
  await field(page, "totals").selectOption("given");
  await settle(page);
  assert.equal(await total.evaluate((box) => box.readOnly), false);
  await closePage(page);
}
