"use strict";
/** Opens files, asks what they are for, and saves the report in every format. */

const files = (() => {
  /** A larger file is no report. */
  const MOST_BYTES = 32 * 1024 * 1024;
  /** @typedef {{name: string, toml: string, kind: string, notes: string[], unsure: string[], values: Values}} Opened */
  /** @type {Opened|null} */
  let opened = null;
  /** Whether the file that is being chosen is to be compared with. */
  let isForComparing = false;

  /** @param {File} file */
  async function open(file) {
    if (file.size > MOST_BYTES) { notice(`${file.name} 有 ${Math.ceil(file.size / 1048576)} MB，超过 32 MB，没有打开`, { kind: "bad" }); return; }
    const bytes = new Uint8Array(await file.arrayBuffer());
    byId("busy").hidden = false;
    const { answer } = await engine.ask({ do: "import", name: file.name }, bytes);
    const read = answer.error ? answer : (await engine.ask({ do: "read", toml: answer.toml, name: file.name })).answer;
    byId("busy").hidden = true;
    if (answer.error || read.error) {
      const lines = (read.findings ?? answer.findings ?? []).map((/** @type {Finding} */ own) => `第 ${own.line} 行：${own.message}`);
      const why = answer.error ?? read.error ?? "";
      notice(why.includes(file.name) ? why : `${file.name} 没有打开：${why}`, { kind: "bad", lines });
      return;
    }
    const unread = (read.findings ?? []).map((/** @type {Finding} */ own) => `第 ${own.line} 行：${own.message}`);
    opened = /** @type {any} */ ({ unsure: [], kind: "own", ...answer, notes: [...(answer.notes ?? []), ...unread], name: file.name, values: read.values });
    ask(/** @type {Opened} */ (opened));
  }

  /**
   * Asks what the file is for; the likeliest answer comes first.
   * @param {Opened} own
   */
  function ask(own) {
    const year = own.values.fields.year;
    const agency = own.values.fields["agency.name"] ?? "";
    const published = own.kind === "published";
    byId("opened-name").textContent = own.name;
    byId("opened-what").textContent = [published ? "已公布的报告" : "填报文件", year && `${year} 年`, agency].filter(Boolean).join("，");
    byId("opened-unsure").textContent = own.unsure.length ? `有 ${own.unsure.length} 格看不准，已标出，需对照原件核实。` : "";
    byId("as-next").querySelector("b").textContent = year ? `接着填 ${Number(year) + 1} 年的报告` : "作为上一年的，接着填新一年的报告";
    byId("as-this").querySelector("b").textContent = `打开，继续填这一份`;
    byId("as-last").hidden = !store.values().fields.year;
    const choices = byId("opened-choices");
    const order = isForComparing ? ["as-last", "as-next", "as-this"] : published ? ["as-next", "as-this", "as-last"] : ["as-this", "as-next", "as-last"];
    choices.replaceChildren(...order.map(byId));
    isForComparing = false;
    openDialog(byId("opened"));
    byId(order[0]).focus();
  }

  /** Goes on with the file as it is. */
  async function asThis() {
    if (!opened) return;
    const own = opened;
    byId("opened").close();
    await main.showReport(own.values, own.unsure, `打开 ${own.name}`);
    checks.compareWith(null);
    if (own.kind === "own") store.saved();
    const { last } = own.values.fields;
    const more = last ? [`这份报告要与“${last}”核对：把那个文件也拖进来，选“只用来核对”`] : [];
    report({ ...own, notes: [...own.notes, ...more] }, `已打开 ${own.name}`);
  }

  /** Begins the next year's report with what last year's gives. */
  async function asNext() {
    if (!opened) return;
    const own = opened;
    byId("opened").close();
    const { answer } = await engine.ask({ do: "carry", toml: own.toml, day: main.today() });
    const read = answer.error ? answer : (await engine.ask({ do: "read", toml: answer.toml, name: own.name })).answer;
    if (read.error) { notice(read.error, { kind: "bad" }); return; }
    await main.showReport(read.values, answer.unsure ?? [], `接着 ${own.name}`);
    checks.compareWith({ toml: own.toml, name: own.name });
    report({ ...own, notes: answer.notes ?? [], unsure: answer.unsure ?? [] }, `已用 ${own.name} 生成 ${read.values.fields.year ?? ""} 年的草稿，并与它核对结转和存量`);
  }

  /** Only compares with the file. */
  function asLast() {
    if (!opened) return;
    byId("opened").close();
    checks.compareWith({ toml: opened.toml, name: opened.name });
    say(`正在与 ${opened.name} 核对`);
  }

  /**
   * @param {Opened} own
   * @param {string} text
   */
  function report(own, text) {
    const unsure = own.unsure.length ? `；${own.unsure.length} 格看不准，已用“?”或底色标出` : "";
    notice(text + unsure + "。撤销可以退回原来的内容。", { lines: own.notes, id: "opened" });
  }

  /** @param {string} ending */
  function fileName(ending) {
    const { fields } = store.values();
    const title = `${fields["agency.name"] ?? ""}${fields.year ? `${fields.year}年` : ""}${formView.form().title}`;
    return `${title.replace(/[\\/:*?"<>|\s]/g, "")}${ending}`;
  }

  /**
   * @param {BlobPart} content
   * @param {string} name
   * @param {string} type
   */
  function download(content, name, type) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    say(`已保存 ${name}`);
    byId("draft-state").textContent = `已保存 ${name}`;
  }

  async function saveToml() {
    const { answer } = await engine.ask({ do: "write", values: store.values() });
    if (answer.error) { notice(`没有保存：${answer.error}`, { kind: "bad" }); return; }
    download(answer.toml, fileName(".toml"), "application/toml");
    store.saved();
  }

  /**
   * @param {string} to
   * @param {boolean} [isDraft]
   */
  async function save(to, isDraft = false) {
    const { answer, bytes } = await engine.ask({ do: "build", values: store.values(), last: checks.last()?.toml ?? null, to, draft: isDraft, name: "本报告" });
    if (answer.error) {
      const retry = () => save(to, true);
      const drafted = answer.crashed || to === "xlsx" ? [] : [/** @type {[string, () => void]} */ (["仍生成草稿，问题写成批注", retry])];
      notice(answer.error, { kind: "bad", id: "build", actions: [["看第一处", () => marks.next()], ...drafted] });
      byId("notices").lastElementChild?.querySelector("button")?.focus();
      return;
    }
    byId("notices").querySelector('[data-id="build"]')?.remove();
    download(/** @type {BlobPart} */ (bytes), fileName(isDraft ? `（草稿）.${to}` : `.${to}`), "application/octet-stream");
    if (to === "xlsx") store.saved();
  }

  /** Takes files that are dropped anywhere on the page. */
  function listen() {
    const isFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
    addEventListener("dragover", (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      document.body.classList.add("dropping");
    });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
    addEventListener("drop", (event) => {
      document.body.classList.remove("dropping");
      if (!isFile(event)) return;
      event.preventDefault();
      choose(event.dataTransfer?.files);
    });
    byId("file").addEventListener("change", () => { choose(byId("file").files); byId("file").value = ""; });
    byId("as-this").onclick = asThis;
    byId("as-next").onclick = asNext;
    byId("as-last").onclick = asLast;
  }

  /** @param {FileList|undefined} list */
  function choose(list) {
    if (!list?.length) return;
    if (list.length > 1) notice(`一次打开一个文件，已打开 ${list[0].name}`);
    open(list[0]);
  }

  /** @param {boolean} toCompare */
  function pick(toCompare) {
    isForComparing = toCompare;
    byId("file").click();
  }

  return { pick, listen, save, saveToml, open };
})();
