"use strict";
/** Puts the page together and begins. */

const main = (() => {
  let formKey = "";
  let showing = Promise.resolve();

  /** The day on the computer's clock, as 2026-01-20. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  function showAll() {
    formView.showAll();
    tables.showAll();
    texts.showAll();
    showHead();
  }

  function showHead() {
    const { fields } = store.values();
    byId("whose").textContent = [fields["agency.name"], fields.year && `${fields.year} 年`].filter(Boolean).join(" ");
    byId("unsaved").hidden = !store.isUnsaved();
    byId("undo").disabled = !store.canUndo();
    byId("redo").disabled = !store.canRedo();
    document.title = `${store.isUnsaved() ? "● " : ""}${fields["agency.name"] || ""}${fields.year ? `${fields.year}年` : ""}政府信息公开工作年度报告填报`;
  }

  /** Shows the form that the report is on, after what is being shown already. */
  function showForm() {
    showing = showing.then(drawForm);
    return showing;
  }

  async function drawForm() {
    const { year, form } = store.values().fields;
    const key = `${form ?? ""} ${form ? "" : year ?? ""}`;
    if (key === formKey) return;
    const { answer } = await engine.ask({ do: "form", year: Number(year) || null, form: form || null });
    if (answer.error) { notice(answer.error, { kind: "bad" }); return; }
    formKey = key;
    formView.render(/** @type {any} */ (answer));
    checks.schedule();
  }

  /** Takes away why the other report gave no document. */
  function forgetRefusal() {
    byId("notices").querySelector('[data-id="build"]')?.remove();
  }

  /**
   * Puts a report in the place of this one.
   * @param {Values} values
   * @param {string[]} unsure
   * @param {string} label
   */
  async function showReport(values, unsure, label) {
    forgetRefusal();
    // The examples are of a year.
    formKey = "";
    tables.markUnsure(unsure);
    store.replace(values, label);
    await showForm();
    showAll();
    checks.schedule();
    byId("start").hidden = true;
  }

  /** @param {Change[]} changes @param {any} origin */
  function onChange(changes, origin) {
    if (origin === "begin") return;
    for (const { group, key } of changes) {
      if (group === "all") { showForm().then(showAll); break; }
      if (origin instanceof HTMLElement) continue;
      if (group === "cells") tables.show(key);
      else { texts.show(key); formView.show(key); }
    }
    showHead();
    if (origin === "saved") { draft.schedule(); return; }
    checks.schedule();
    draft.schedule();
  }

  /** @param {Step|null} step @param {string} word */
  function told(step, word) {
    if (!step) return;
    const change = step.changes[0];
    const box = change.group === "cells" ? byId(`cell-${change.key}`) : byId(`text-${change.key}`) ?? byId(`field-${change.key}`);
    if (step.changes.length === 1) goTo(box);
    say(`${word}：${step.label}`);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (document.querySelector("dialog[open]")) return;
    if (control && !event.altKey && key === "z") { event.preventDefault(); event.shiftKey ? told(store.redo(), "重做") : told(store.undo(), "撤销"); }
    else if (control && key === "y") { event.preventDefault(); told(store.redo(), "重做"); }
    else if (control && key === "s") { event.preventDefault(); files.saveToml(); }
    else if (control && key === "o") { event.preventDefault(); files.pick(false); }
    else if (event.key === "F8") { event.preventDefault(); marks.next(); }
    else if (event.key === "F1" && marks.help()) event.preventDefault();
    else if (event.key === "Escape") { marks.hideTip(); closeResults(); }
  }

  function closeResults() {
    byId("results").classList.remove("open");
    byId("count").setAttribute("aria-expanded", "false");
  }

  function toggleResults() {
    const open = byId("results").classList.toggle("open");
    byId("count").setAttribute("aria-expanded", String(open));
    byId("results-head").focus({ preventScroll: false });
  }

  async function fresh() {
    const { answer } = await engine.ask({ do: "new", day: today() });
    if (answer.error) throw new Error(answer.error);
    return (await engine.ask({ do: "read", toml: answer.toml, name: "新报告" })).answer.values;
  }

  async function startAnew() {
    draft.clear();
    forgetRefusal();
    tables.markUnsure([]);
    checks.compareWith(null);
    store.replace(await fresh(), "新建");
    await showForm();
    showAll();
    store.saved();
    notice("已换成空白的报告。撤销可以退回原来的内容。", { id: "opened" });
  }

  async function preview() {
    const { answer } = await engine.ask({ do: "preview", values: store.values(), name: "本报告" });
    if (answer.error) { notice(answer.error, { kind: "bad" }); return; }
    byId("paper").srcdoc = answer.html;
    openDialog(byId("preview-dialog"));
  }

  function listen() {
    /** @type {Record<string, () => void>} */
    const clicks = {
      open: () => files.pick(false), "open-start": () => files.pick(false), "compare-open": () => files.pick(true), new: startAnew, "zero-start": zeroStart,
      undo: () => told(store.undo(), "撤销"), redo: () => told(store.redo(), "重做"),
      preview, "save-toml": files.saveToml, "save-docx": () => files.save("docx"), "save-html": () => files.save("html"),
      "save-txt": () => files.save("txt"), "save-xlsx": () => files.save("xlsx"), count: toggleResults, "next-finding": marks.next,
      "finish-docx": () => files.save("docx"), "finish-toml": files.saveToml, "finish-preview": preview, "finish-next": marks.next,
      "close-results": () => { closeResults(); byId("count").focus(); }, "compare-stop": () => checks.compareWith(null),
      "print-paper": () => byId("paper").contentWindow?.print(), "clear-draft": () => draft.clear(),
      "dismiss-start": () => { byId("start").hidden = true; byId("particulars-head").focus(); },
    };
    for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);
    for (const button of document.querySelectorAll("[data-closes]")) button.addEventListener("click", () => /** @type {any} */ (button.closest("dialog")).close());
    byId("accept-form").addEventListener("submit", accept.keep);
    byId("keep-draft").checked = !draft.isOff();
    byId("keep-draft").addEventListener("change", () => draft.setOff(!byId("keep-draft").checked));
    byId("tip").addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    addEventListener("keydown", onKey);
    addEventListener("pagehide", () => draft.flush());
    addEventListener("beforeunload", (event) => { if (store.isUnsaved()) { event.preventDefault(); event.returnValue = ""; } });
    for (const menu of document.querySelectorAll("details.menu")) {
      menu.addEventListener("focusout", (event) => { if (!menu.contains(/** @type {any} */ (event).relatedTarget)) menu.removeAttribute("open"); });
    }
    store.listen(onChange);
    files.listen();
  }

  function zeroStart() {
    const count = tables.fillZeros();
    byId("start").hidden = true;
    notice(`三张表的 ${count} 个空格已填 0。有发生的再改。`, { id: "zero" });
    byId("particulars-head").focus();
  }

  function crashed() {
    notice("核对程序出了错，已重新启动。填写的内容都在，可以接着填；先保存一份填报文件更稳妥。", { kind: "bad", id: "crash", actions: [["保存填报文件", files.saveToml]] });
  }

  /** What the page came with, or what this browser kept, or a blank report. */
  async function first() {
    const packed = byId("prefilled").textContent.trim();
    const prefilled = packed ? new TextDecoder().decode(Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0))) : "";
    draft.nameAfter(prefilled);
    const kept = draft.load();
    if (kept) {
      tables.markUnsure(kept.unsure ?? []);
      store.begin(kept.values, !kept.saved);
      checks.compareWith(kept.last);
      notice(`已接着 ${kept.time} 的草稿。`, { id: "kept", actions: [["清除草稿，从头开始", startAnew]] });
      return;
    }
    if (!prefilled) { store.begin(await fresh()); byId("start").hidden = false; return; }
    const { answer } = await engine.ask({ do: "read", toml: prefilled, name: "本报告" });
    store.begin(answer.values ?? await fresh());
    if (answer.error) notice(answer.error, { kind: "bad" });
  }

  async function begin() {
    listen();
    try {
      await engine.start(crashed);
    } catch (error) {
      byId("loading").textContent = `这个浏览器打不开填报页：换用 2023 年以后的 Edge、Chrome、Firefox 或 360 浏览器的极速模式打开。（${error}）`;
      return;
    }
    try {
      await first();
      await showForm();
      showAll();
      byId("loading").hidden = true;
      byId("form").hidden = false;
      await checks.run();
      document.documentElement.dataset.ready = "";
    } catch (error) {
      byId("loading").textContent = `填报页没有打开：${error}`;
    }
  }

  return { begin, showReport, today };
})();

main.begin();
