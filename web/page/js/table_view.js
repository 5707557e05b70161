"use strict";
/** Shows a table as on paper, with a box in every cell that takes a figure. */

const tables = (() => {
  /** @type {Map<string, HTMLInputElement>} */
  const boxes = new Map();
  /** @type {Map<string, Spot>} */
  const spotOf = new Map();
  /** @type {{button: HTMLElement, spots: Spot[]}[]} */
  const zeroButtons = [];
  /** @type {Set<string>} */
  let unsure = new Set();

  /**
   * Shows what a cell holds.
   * @param {string} path
   */
  function show(path) {
    const box = boxes.get(path);
    if (!box || box.readOnly) return;
    const value = store.get("cells", path);
    const text = value ?? "";
    if (box.value !== text) box.value = text;
    box.classList.toggle("unsure", value === "?" || unsure.has(path));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLInputElement} box
   * @param {Spot[]} spots
   */
  function onKey(event, box, spots) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "PageDown" || event.key === "PageUp") {
      event.preventDefault();
      leave(box, event.key === "PageDown");
      return;
    }
    const whole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
    const atStart = whole || (box.selectionStart === 0 && box.selectionEnd === 0);
    const atEnd = whole || box.selectionStart === box.value.length;
    /** @type {[number, number]|null} */
    let step = null;
    if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) step = [1, 0];
    else if (event.key === "ArrowUp" || event.key === "Enter") step = [-1, 0];
    else if (event.key === "ArrowRight" && atEnd && !event.shiftKey) step = [0, 1];
    else if (event.key === "ArrowLeft" && atStart && !event.shiftKey) step = [0, -1];
    if (!step) return;
    event.preventDefault();
    const own = /** @type {Spot} */ (spotOf.get(box.dataset.path ?? ""));
    const next = nextSpot(spots, own, step[0], step[1]);
    if (next) boxes.get(next.path)?.focus();
  }

  /**
   * Goes to what comes after the table, or before it.
   * @param {HTMLElement} box
   * @param {boolean} isDown
   */
  function leave(box, isDown) {
    const table = /** @type {HTMLElement} */ (box.closest("table"));
    const all = [...document.querySelectorAll("main input, main textarea, main select, main button")];
    const outside = all.filter((other) => !table.contains(other) && /** @type {HTMLElement} */ (other).offsetParent);
    const after = (/** @type {Element} */ other) => Boolean(table.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = isDown ? outside.find(after) : outside.filter((other) => !after(other)).pop();
    goTo(/** @type {HTMLElement|undefined} */ (next));
  }

  /**
   * @param {ClipboardEvent} event
   * @param {HTMLInputElement} box
   * @param {Spot[]} spots
   */
  function onPaste(event, box, spots) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!text) return;
    event.preventDefault();
    const own = /** @type {Spot} */ (spotOf.get(box.dataset.path ?? ""));
    const { cells, told } = layBlock(text, spots, own);
    const kept = Object.fromEntries(Object.entries(cells).filter(([path]) => !boxes.get(path)?.readOnly));
    store.fill("cells", kept, "粘贴");
    box.select();
    if (/[\t\n]./.test(text)) tell(box, told);
  }

  /**
   * Says beside the table what was done to it.
   * @param {HTMLElement} inside
   * @param {string} text
   */
  function tell(inside, text) {
    const line = inside.closest(".table-block")?.querySelector(".table-told");
    if (line) line.textContent = text;
    say(text);
  }

  /**
   * @param {FormCell} cell
   * @param {Spot} spot
   * @param {Spot[]} spots
   * @param {HTMLElement} where
   */
  function figureBox(cell, spot, spots, where) {
    const path = spot.path;
    const box = make("input", {
      type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", "data-path": path, "aria-label": spot.name,
      id: `cell-${path}`,
      onfocus: () => { box.select(); where.textContent = spot.name; marks.showTip(box); },
      onblur: () => marks.hideTip(),
      oninput: (/** @type {InputEvent} */ event) => {
        if (event.isComposing) return;
        take(box, path);
      },
      oncompositionend: () => take(box, path),
      onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event, box, spots),
      onpaste: (/** @type {ClipboardEvent} */ event) => onPaste(event, box, spots),
    });
    if (cell.computed) box.dataset.total = "";
    boxes.set(path, box);
    spotOf.set(path, spot);
    return box;
  }

  /**
   * @param {HTMLInputElement} box
   * @param {string} path
   */
  function take(box, path) {
    const half = halfWidth(box.value);
    if (half !== box.value) {
      const caret = box.selectionStart;
      box.value = half;
      box.setSelectionRange(caret, caret);
    }
    unsure.delete(path);
    box.classList.toggle("unsure", half === "?");
    store.type("cells", path, plainFigure(half), box);
  }

  /**
   * Fills zeros into the cells that hold nothing yet; figures stay.
   * @param {Spot[]} spots
   */
  function zeros(spots) {
    const empty = spots.filter(({ path }) => {
      const value = store.get("cells", path);
      return !boxes.get(path)?.readOnly && !value?.trim();
    });
    store.fill("cells", Object.fromEntries(empty.map(({ path }) => [path, "0"])), "填 0");
    return empty.length;
  }

  /**
   * Adds up the totals of a table and fills them in.
   * @param {Spot[]} spots
   * @param {HTMLElement} inside
   */
  async function addUp(spots, inside) {
    const { answer } = await engine.ask({ do: "totals", values: store.values() });
    if (answer.error) { tell(inside, answer.error); return; }
    const own = spots.filter(({ path }) => path in answer.cells);
    const other = own.filter(({ path }) => store.get("cells", path) !== answer.cells[path]);
    const replaced = other.filter(({ path }) => /^[0-9.]+$/.test(store.get("cells", path) ?? "")).length;
    store.fill("cells", Object.fromEntries(other.map(({ path }) => [path, answer.cells[path]])), "计算合计");
    const open = spots.filter(({ path }) => "total" in (boxes.get(path)?.dataset ?? {}) && !(path in answer.cells)).length;
    const missing = open ? `；另有 ${open} 格算不出，相加的格还有空的` : "";
    const changed = replaced ? `，其中 ${replaced} 格原来填的是别的数（撤销可以退回）` : "";
    tell(inside, other.length ? `已填 ${other.length} 格合计${changed}${missing}` : missing.slice(1) || "各格合计已是相加所得的数");
  }

  /**
   * @param {FormTable} table
   * @returns {HTMLElement}
   */
  function render(table) {
    const spots = spotsOf(table.cells);
    const bySpot = new Map(spots.map((spot) => [spot.path, spot]));
    const where = make("span", { class: "where", "aria-hidden": "true" });
    const rows = table.cells.map((cells) => make("tr", {}, ...cells.map((cell) => {
      const span = { colspan: cell.colspan > 1 ? cell.colspan : null, rowspan: cell.rowspan > 1 ? cell.rowspan : null };
      const spot = cell.path ? bySpot.get(cell.path) : undefined;
      if (spot) return make("td", { ...span, class: "figure" }, figureBox(cell, spot, spots, where));
      const isRow = cell.role === "row";
      const scope = isRow ? (cell.rowspan > 1 ? "rowgroup" : "row") : cell.colspan > 1 ? "colgroup" : "col";
      if (!cell.text) return make("td", span);
      return make("th", { ...span, scope, class: `${cell.role}-head` }, cell.text);
    })));
    const caption = make("caption", { class: "hidden-words" }, table.caption);
    const grid = make("table", { class: `paper-table ${table.key}` }, caption, make("tbody", {}, ...rows));
    const block = make("div", { class: "table-block", id: `table-${table.key}` });
    const hasTotals = table.cells.some((cells) => cells.some((cell) => cell.computed));
    const zeroButton = make("button", {
      type: "button", class: "zero", onclick: () => {
        const count = zeros(spots);
        tell(block, count ? `已有 ${count} 个空格填 0` : "没有空格");
      },
    }, "没有事项，全部填 0");
    const totalButton = make("button", { type: "button", class: "add-up", onclick: () => addUp(spots, block) }, "计算合计");
    const tools = make("div", { class: "table-tools" }, zeroButton, hasTotals && totalButton,
      make("span", { class: "table-told" }), where);
    zeroButtons.push({ button: zeroButton, spots });
    const hint = make("p", { class: "hint table-hint" }, "方向键、回车、Tab 换格；可以从 Excel、WPS 表格成片复制，粘贴到格里。");
    block.append(tools, make("div", { class: "table-scroll" }, grid), hint, marks.listFor(`table:${table.key}`));
    for (const { path } of spots) marks.place(`cell:${path}`, { box: boxes.get(path), list: `table:${table.key}`, name: bySpot.get(path)?.name });
    return block;
  }

  /**
   * Shows the totals that the program adds up, in cells that stay closed.
   * @param {Record<string, string>|undefined} totals
   */
  function showComputed(totals) {
    const computed = store.get("fields", "totals") === "computed";
    for (const [path, box] of boxes) {
      const own = computed && "total" in box.dataset;
      if (!own && !box.readOnly) continue;
      box.readOnly = own;
      box.classList.toggle("computed", own);
      if (own) box.value = totals?.[path] ?? "";
      else show(path);
    }
  }

  return {
    render, show, showComputed,
    /** Names the buttons by what they would do. */
    nameButtons() {
      for (const { button, spots } of zeroButtons) {
        const filled = spots.filter(({ path }) => store.get("cells", path)?.trim()).length;
        button.textContent = filled ? "其余空格填 0" : "没有事项，全部填 0";
        button.hidden = spots.every(({ path }) => boxes.get(path)?.readOnly || store.get("cells", path)?.trim());
      }
      const computed = store.get("fields", "totals") === "computed";
      for (const button of document.querySelectorAll("button.add-up")) /** @type {HTMLElement} */ (button).hidden = computed;
    },
    /** @param {Iterable<string>} paths */
    markUnsure(paths) { unsure = new Set(paths); },
    unsure: () => [...unsure],
    showAll() { for (const path of boxes.keys()) show(path); },
    clear() { boxes.clear(); spotOf.clear(); zeroButtons.length = 0; },
    /** Fills zeros into every table. */
    fillZeros() { return zeros([...spotOf.values()]); },
  };
})();
