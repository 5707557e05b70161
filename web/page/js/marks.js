"use strict";
/** Shows the findings: beside their cells and words, in the list of all, and in the count that stays in view. */

const marks = (() => {
  /** More findings than this are counted, not listed: nobody reads on, and the page stays quick. */
  const MOST_SHOWN = 200;
  /** @type {Record<string, string>} */
  const NAMES = { error: "错误", warning: "警告", todo: "未填", info: "提示" };
  const ORDER = ["error", "warning", "todo", "info"];
  /** @type {Map<string, {box: HTMLElement, list: string, name?: string}>} */
  const places = new Map();
  /** @type {Map<string, HTMLElement>} */
  const lists = new Map();
  /** @type {Map<string, Finding[]>} */
  let byPlace = new Map();
  /** @type {Finding[]} */
  let shown = [];
  /** @type {Set<Finding>} */
  let toDo = new Set();
  let drawn = "";
  let announced = "";
  /** The finding that was gone to last, and its place among all. */
  let gone = "";
  let step = -1;

  /** @param {Finding} finding */
  function placesOf(finding) {
    const keys = (finding.cells ?? []).map((path) => `cell:${path}`);
    if (finding.text) keys.unshift(`text:${finding.text.key}`);
    if (finding.field) keys.push(`field:${finding.field}`, `text:${finding.field}`);
    const own = keys.filter((key) => places.has(key));
    if (own.length || !finding.path) return own;
    const outer = finding.path.split(".")[0];
    return [`text:${finding.path}`, `field:${finding.path}`, `section:${finding.path}`, `section:${outer}`].filter((key) => places.has(key)).slice(0, 1);
  }

  /** @param {Finding} finding */
  function find(finding) {
    const key = placesOf(finding)[0];
    const place = key ? places.get(key) : undefined;
    if (!place) return;
    goTo(place.box);
    if (finding.text && key?.startsWith("text:")) texts.select(finding.text.key, finding.text.start, finding.text.end);
  }

  /** Words that tell how the text file is written; on the page the boxes see to that. */
  const OF_THE_FILE = /[a-z_]{3,}( *=|\.[a-z])|#|引号|"""/;

  /**
   * Whether a finding says no more than that something is still to be filled in.
   * @param {Finding} finding
   */
  function isToDo(finding) {
    if (finding.severity === "info") return false;
    if (finding.cells?.length) return finding.cells.every((path) => !store.get("cells", path)?.trim());
    const key = placesOf(finding)[0] ?? "";
    const [kind, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    if (kind === "section") {
      const { cells, texts: words } = store.values();
      return Object.entries({ ...cells, ...words }).every(([own, value]) => !own.startsWith(`${name}.`) || !value.trim());
    }
    return (kind === "field" || kind === "text") && !(store.get("fields", name) ?? store.get("texts", name) ?? "").trim();
  }

  /** @param {Finding} finding */
  const levelOf = (finding) => (toDo.has(finding) ? "todo" : finding.severity);

  /**
   * @param {Finding} finding
   * @param {boolean} beside whether it stands beside its place already
   */
  function item(finding, beside) {
    const here = placesOf(finding).length > 0;
    const words = make("p", { class: "message" },
      make("span", { class: "level" }, NAMES[levelOf(finding)]), finding.message);
    const remedy = finding.remedy && !OF_THE_FILE.test(finding.remedy) && make("p", { class: "remedy" }, `改法：${finding.remedy}`);
    const notes = (toDo.has(finding) ? [] : finding.notes ?? []).filter((note) => /\d/.test(note) && !OF_THE_FILE.test(note)).map((note) => make("p", { class: "note" }, note));
    const canFind = here && (!beside || finding.text || finding.cells?.length);
    const buttons = make("p", { class: "actions" },
      canFind && make("button", { type: "button", onclick: () => find(finding) }, beside ? "找到这里" : "找到"),
      make("button", { type: "button", class: "why", onclick: () => explain(finding) }, "帮助和依据"),
      finding.unknown && make("button", { type: "button", class: "remove", onclick: () => remove(finding) }, "删去这一项"),
      finding.can_accept && make("button", { type: "button", class: "keep", onclick: () => accept.ask(finding) }, "有理由保留"));
    return make("li", { class: `finding ${levelOf(finding)}` }, words, remedy, ...notes, !(beside && toDo.has(finding)) && buttons);
  }

  /**
   * Takes a key out of the file for which the page has no box.
   * @param {Finding} finding
   */
  async function remove(finding) {
    const { answer } = await engine.ask({ do: "remove", values: store.values(), path: finding.unknown });
    if (answer.error) { say(answer.error); return; }
    store.replace(answer.values, "删去一项");
    say(`已删去“${finding.unknown}”，可以撤销`);
  }

  /** Marks the boxes; the first cell of a finding is where it stands, the others take part in it. */
  function markBoxes() {
    for (const { box } of places.values()) {
      if (!box.dataset.level) continue;
      box.removeAttribute("aria-invalid");
      box.removeAttribute("aria-describedby");
      delete box.dataset.level;
    }
    for (const finding of shown) {
      placesOf(finding).forEach((key, at) => {
        const place = /** @type {{box: HTMLElement, list: string}} */ (places.get(key));
        const level = at === 0 || toDo.has(finding) ? levelOf(finding) : `part-${finding.severity}`;
        const rank = ["todo", "part-info", "part-warning", "part-error", "info", "warning", "error"];
        if (rank.indexOf(place.box.dataset.level ?? "") < rank.indexOf(level)) place.box.dataset.level = level;
        if (at === 0) {
          if (levelOf(finding) === "error") place.box.setAttribute("aria-invalid", "true");
          place.box.setAttribute("aria-describedby", `here-${place.list}`);
        }
      });
    }
  }

  function fillLists() {
    /** @type {Map<string, Finding[]>} */
    const byList = new Map();
    byPlace = new Map();
    for (const finding of shown) {
      const keys = placesOf(finding);
      for (const key of keys) byPlace.set(key, [...(byPlace.get(key) ?? []), finding]);
      const list = keys[0] && places.get(keys[0])?.list;
      if (list) byList.set(list, [...(byList.get(list) ?? []), finding]);
    }
    for (const [key, list] of lists) {
      const own = byList.get(key) ?? [];
      const drawing = JSON.stringify(own.map((finding) => [finding, levelOf(finding)]));
      if (list.dataset.drawn === drawing) continue;
      list.dataset.drawn = drawing;
      const beside = own.filter((finding) => !toDo.has(finding) || !key.startsWith("field:"));
      list.replaceChildren(...beside.slice(0, 20).map((finding) => item(finding, true)));
      list.hidden = beside.length === 0;
    }
  }

  /** @param {Finding[]} all */
  function fillAside(all) {
    const sorted = [...shown].sort((a, b) => ORDER.indexOf(levelOf(a)) - ORDER.indexOf(levelOf(b)));
    const aside = byId("results");
    const hadFocus = aside.contains(document.activeElement);
    const items = sorted.slice(0, MOST_SHOWN).map((finding) => item(finding, false));
    byId("findings").replaceChildren(...items);
    byId("no-findings").hidden = shown.length > 0;
    byId("more-findings").textContent = sorted.length > MOST_SHOWN ? `另有 ${sorted.length - MOST_SHOWN} 处未列出` : "";
    accept.showList(all);
    if (hadFocus && !aside.contains(document.activeElement)) byId("results-head").focus({ preventScroll: true });
  }

  function count() {
    const parts = ORDER.map((level) => ({ level, number: shown.filter((finding) => levelOf(finding) === level).length }))
      .filter(({ number }) => number);
    const text = parts.map(({ level, number }) => `${NAMES[level]} ${number}`).join("　") || "没有发现问题";
    const box = byId("count");
    box.querySelector(".count-text").textContent = text;
    box.dataset.level = parts[0]?.level ?? "none";
    for (const link of document.querySelectorAll("[data-count-of]")) {
      const part = document.getElementById(/** @type {HTMLElement} */ (link).dataset.countOf ?? "");
      const bad = part ? part.querySelectorAll(".here > .finding.error, .here > .finding.warning").length : 0;
      link.textContent = bad ? String(bad) : "";
    }
    if (text !== announced) {
      announced = text;
      say(`核对：${parts.map(({ level, number }) => `${NAMES[level]} ${number} 个`).join("，") || "没有发现问题"}`, 1200);
    }
  }

  /** Draws everything again where something is different. */
  function draw(/** @type {Finding[]} */ all) {
    shown = all.filter((finding) => !finding.accepted);
    toDo = new Set(shown.filter(isToDo));
    const drawing = JSON.stringify([all, [...toDo].map((finding) => shown.indexOf(finding))]);
    texts.highlight(shown);
    if (drawing === drawn) return;
    drawn = drawing;
    markBoxes();
    fillLists();
    fillAside(all);
    count();
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement && focused.dataset.path) showTip(focused);
  }

  /**
   * Shows what was found in a cell right below it.
   * @param {HTMLInputElement} box
   */
  function showTip(box) {
    const found = (byPlace.get(`cell:${box.dataset.path}`) ?? []).filter((finding) => !toDo.has(finding));
    const tip = byId("tip");
    tip.hidden = found.length === 0;
    if (!found.length) return;
    const lines = found.slice(0, 3).map((finding) => make("p", { class: levelOf(finding) },
      make("span", { class: "level" }, NAMES[levelOf(finding)]), finding.message, " ",
      make("button", { type: "button", tabindex: "-1", onclick: () => explain(finding) }, "帮助和依据")));
    tip.replaceChildren(...lines);
    const at = box.getBoundingClientRect();
    const width = Math.min(340, document.documentElement.clientWidth - 16);
    tip.style.width = `${width}px`;
    tip.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
    tip.style.top = `${at.bottom + scrollY + 6}px`;
  }

  return {
    draw, showTip,
    /** @param {string} text */
    isOfTheFile: (text) => OF_THE_FILE.test(text),
    /**
     * Says in the place of the count why nothing is checked; what was found before stays.
     * @param {string} why
     */
    stop(why) {
      drawn = "";
      announced = "";
      byId("count").querySelector(".count-text").textContent = `核对停了：${why}`;
      byId("count").dataset.level = "error";
    },
    hideTip() { byId("tip").hidden = true; },
    /**
     * Makes the list that stands beside a place.
     * @param {string} key
     */
    listFor(key) {
      const list = make("ul", { class: "here", id: `here-${key}`, hidden: true });
      lists.set(key, list);
      return list;
    },
    /**
     * @param {string} key
     * @param {{box: any, list: string, name?: string}} place
     */
    place: (key, place) => void places.set(key, place),
    clear() { places.clear(); lists.clear(); drawn = ""; },
    /** Goes to the next finding that has a place. */
    next() {
      const all = shown.filter((finding) => placesOf(finding).length)
        .sort((a, b) => ORDER.indexOf(levelOf(a)) - ORDER.indexOf(levelOf(b)));
      if (!all.length) { say(shown.length ? "其余各处见核对结果的清单" : "没有发现问题"); return; }
      const identity = (/** @type {Finding} */ own) => `${own.code} ${own.path} ${own.message}`;
      const at = all.findIndex((own) => identity(own) === gone);
      step = (at < 0 ? Math.max(step, 0) : at + 1) % all.length;
      gone = identity(all[step]);
      find(all[step]);
      say(`第 ${step + 1} 处，共 ${all.length} 处：${all[step].message}`);
    },
    /** Explains what was found in the box that has the focus. */
    help() {
      const box = /** @type {HTMLElement} */ (document.activeElement);
      const keys = [`cell:${box?.dataset?.path}`, `text:${box?.dataset?.key}`, `field:${box?.dataset?.key}`];
      const finding = keys.flatMap((key) => byPlace.get(key) ?? [])[0];
      if (finding) explain(finding);
      return Boolean(finding);
    },
  };
})();
