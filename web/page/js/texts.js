"use strict";
/** The boxes for words: as tall as what they hold, with marks under the words that a finding names; text from Word is cleaned when it is pasted. */

const texts = (() => {
  /** A text longer than this is drawn anew after the check only, so that no key waits. */
  const LONG = 6000;
  /** @typedef {{area: HTMLTextAreaElement, mirror: HTMLElement, told: HTMLElement, size: HTMLElement, group: Group, ranges: Range_[], lines: string[]}} Box */
  /** @typedef {{start: number, end: number, severity: string}} Range_ */
  /** @type {Map<string, Box>} */
  const boxes = new Map();

  /**
   * One line of the drawing; an empty one keeps its height.
   * @param {string} line
   * @param {Range_[]} ranges
   */
  function drawLine(line, ranges) {
    const pieces = [];
    let at = 0;
    for (const range of ranges) {
      if (range.start < at) continue;
      pieces.push(line.slice(at, range.start), make("mark", { class: range.severity }, line.slice(range.start, range.end)));
      at = range.end;
    }
    return make("div", {}, ...pieces, line.slice(at) || (at ? "" : "\u200b"));
  }

  /**
   * Draws the words behind the box, marked where something was found; the drawing also gives the box its height.
   * Lines that are as they were stay, so that a key in a long text costs one line.
   * @param {string} key
   * @param {Range_[]} ranges
   */
  function drawMirror(key, ranges) {
    const box = boxes.get(key);
    if (!box) return;
    const text = box.area.value;
    box.ranges = ranges;
    const sorted = [...ranges].sort((a, b) => a.start - b.start);
    let from = 0;
    const lines = text.split("\n").map((line) => {
      const [start, end] = [from, from + line.length];
      from = end + 1;
      const own = sorted.filter((range) => range.start < end && range.end > start).map((range) =>
        ({ severity: range.severity, start: Math.max(range.start - start, 0), end: Math.min(range.end - start, line.length) }));
      return { line, own, sign: own.length ? `${line}\n${JSON.stringify(own)}` : line };
    });
    const old = box.lines;
    let front = 0;
    while (front < old.length && front < lines.length && old[front] === lines[front].sign) front += 1;
    let back = 0;
    while (back < old.length - front && back < lines.length - front && old[old.length - 1 - back] === lines[lines.length - 1 - back].sign) back += 1;
    const drawn = [...box.mirror.children];
    for (const gone of drawn.slice(front, old.length - back)) gone.remove();
    const fresh = lines.slice(front, lines.length - back).map(({ line, own }) => drawLine(line, own));
    if (front) drawn[front - 1].after(...fresh);
    else box.mirror.prepend(...fresh);
    box.lines = lines.map(({ sign }) => sign);
    box.size.textContent = text.trim() ? `${[...text.replace(/\s/g, "")].length} 字` : "";
  }

  /** @param {string} key */
  function show(key) {
    const box = boxes.get(key);
    if (!box) return;
    const value = store.get(box.group, key) ?? "";
    const old = box.area.value;
    if (old !== value) {
      let same = 0;
      while (same < value.length && same < old.length && value[value.length - 1 - same] === old[old.length - 1 - same]) same += 1;
      box.area.value = value;
      if (document.activeElement === box.area) box.area.setSelectionRange(value.length - same, value.length - same);
    }
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
    boxes.set(key, { area, mirror, told, size, group: text.group, ranges: [], lines: [] });
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
        drawMirror(key, findings.flatMap((finding) => [finding.text, ...(finding.others ?? [])].flatMap((words, at) =>
          words?.key === key ? [{ start: words.start, end: words.end, severity: at ? "part" : finding.severity }] : [])));
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
