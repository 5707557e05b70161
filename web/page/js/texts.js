"use strict";
/** The boxes for words: as tall as what they hold, with marks under the words that a finding names; text from Word is cleaned when it is pasted. */

const texts = (() => {
  /** A text longer than this has its marks drawn after the check only, so that no key waits. */
  const LONG = 6000;
  /** @typedef {{area: HTMLTextAreaElement, mirror: HTMLElement, told: HTMLElement, size: HTMLElement, group: Group, ranges: string}} Box */
  /** @type {Map<string, Box>} */
  const boxes = new Map();

  /**
   * Draws the words behind the box, marked where something was found; the drawing also gives the box its height.
   * @param {string} key
   * @param {{start: number, end: number, severity: string}[]} ranges
   */
  function drawMirror(key, ranges) {
    const box = boxes.get(key);
    if (!box) return;
    const text = box.area.value;
    const drawing = JSON.stringify(ranges) + text.length;
    if (box.ranges === drawing && box.mirror.dataset.text === text.slice(-40)) return;
    box.ranges = drawing;
    box.mirror.dataset.text = text.slice(-40);
    const pieces = [];
    let at = 0;
    for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
      if (range.start < at || range.end > text.length) continue;
      pieces.push(text.slice(at, range.start), make("mark", { class: range.severity }, text.slice(range.start, range.end)));
      at = range.end;
    }
    pieces.push(`${text.slice(at)}\n`);
    box.mirror.replaceChildren(...pieces);
    box.size.textContent = text.trim() ? `${[...text.replace(/\s/g, "")].length} 字` : "";
  }

  /** @param {string} key */
  function show(key) {
    const box = boxes.get(key);
    if (!box) return;
    const value = store.get(box.group, key) ?? "";
    if (box.area.value !== value) box.area.value = value;
    drawMirror(key, []);
  }

  /**
   * Puts text in the place of what is selected.
   * @param {string} key
   * @param {number} start
   * @param {number} end
   * @param {string} text
   * @param {string} label
   */
  function insert(key, start, end, text, label) {
    const box = /** @type {Box} */ (boxes.get(key));
    const value = box.area.value;
    store.fill(box.group, { [key]: value.slice(0, start) + text + value.slice(end) }, label);
    box.area.focus();
    box.area.setSelectionRange(start + text.length, start + text.length);
  }

  /**
   * Cleans text that comes from Word or a web page and shows what was changed.
   * @param {ClipboardEvent} event
   * @param {string} key
   */
  async function onPaste(event, key) {
    const raw = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
    if (!raw) return;
    event.preventDefault();
    const box = /** @type {Box} */ (boxes.get(key));
    const [start, end] = [box.area.selectionStart, box.area.selectionEnd];
    insert(key, start, end, raw, "粘贴");
    const { answer } = await engine.ask({ do: "clean", text: raw });
    box.told.replaceChildren();
    if (answer.error || answer.text === raw || store.get(box.group, key)?.slice(start, start + raw.length) !== raw) return;
    insert(key, start, start + raw.length, answer.text, "整理粘贴的文字");
    const keepRaw = () => {
      if (store.get(box.group, key)?.slice(start, start + answer.text.length) === answer.text) {
        insert(key, start, start + answer.text.length, raw, "保留原样");
      }
      box.told.replaceChildren("已恢复为粘贴的原样");
    };
    box.told.replaceChildren(`粘贴时已整理：${answer.changes.join("；")} `,
      make("button", { type: "button", onclick: keepRaw }, "不整理，保留原样"));
    say(`粘贴时已整理：${answer.changes.join("；")}`);
  }

  /** @param {string} key */
  function onInput(key) {
    const box = /** @type {Box} */ (boxes.get(key));
    store.type(box.group, key, box.area.value, box.area);
    if (box.area.value.length < LONG) drawMirror(key, []);
  }

  /**
   * @param {{key: string, label: string, heading?: string, hint?: string, group: Group, example?: string, optional?: boolean}} text
   * @returns {HTMLElement}
   */
  function render(text) {
    const { key } = text;
    const id = `text-${key}`;
    const area = make("textarea", {
      id, rows: 2, "data-key": key, spellcheck: "false", placeholder: text.example,
      oninput: () => onInput(key),
      onpaste: (/** @type {ClipboardEvent} */ event) => onPaste(event, key),
      "aria-describedby": text.hint ? `${id}-hint` : null,
    });
    const mirror = make("div", { class: "mirror", "aria-hidden": "true" });
    const told = make("p", { class: "told", role: "status" });
    const size = make("span", { class: "size", "aria-hidden": "true" });
    boxes.set(key, { area, mirror, told, size, group: text.group, ranges: "" });
    const list = `text:${key}`;
    marks.place(`text:${key}`, { box: area, list, name: text.label });
    return make("div", { class: "text-block" },
      make("div", { class: "text-head" }, make("label", { for: id }, text.label,
        text.optional && make("span", { class: "optional" }, "可不写")), size),
      text.hint && make("p", { class: "hint", id: `${id}-hint` }, text.hint),
      make("div", { class: "words" }, mirror, area), told, marks.listFor(list));
  }

  return {
    render, show,
    showAll() { for (const key of boxes.keys()) show(key); },
    clear() { boxes.clear(); },
    /**
     * Marks the words that findings name.
     * @param {Finding[]} findings
     */
    highlight(findings) {
      for (const key of boxes.keys()) {
        const own = findings.filter((finding) => finding.text?.key === key);
        drawMirror(key, own.map((finding) => ({ ...(/** @type {any} */ (finding.text)), severity: finding.severity })));
      }
    },
    /**
     * Selects words in a box.
     * @param {string} key
     * @param {number} start
     * @param {number} end
     */
    select(key, start, end) {
      const box = boxes.get(key);
      if (!box) return;
      box.area.setSelectionRange(start, end);
      const mark = box.mirror.querySelector("mark");
      mark?.scrollIntoView({ block: "center" });
    },
  };
})();
