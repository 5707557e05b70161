"use strict";
/** Keeps a draft in this browser where that can be done; it is never sent, and can be cleared. */

const draft = (() => {
  /** A pause, in milliseconds, after which the draft is kept. */
  const PAUSE = 800;
  const OFF = "gen-report:keep-nothing";
  let timer = 0;
  let name = "gen-report:draft";

  /** @param {() => any} act */
  function attempt(act) {
    try { return act(); } catch { return null; }
  }

  function isOff() {
    return attempt(() => localStorage.getItem(OFF)) === "1";
  }

  function keep() {
    if (isOff()) return;
    /** @type {Draft} */
    const own = { values: store.values(), last: checks.last(), unsure: tables.unsure(), saved: !store.isUnsaved(),
      time: new Date().toLocaleString("zh-CN", { hour12: false }) };
    const kept = attempt(() => { localStorage.setItem(name, JSON.stringify(own)); return true; });
    byId("draft-state").textContent = kept ? `草稿已留在本机浏览器（${own.time}）` : "这个浏览器不能留草稿，关闭前需保存填报文件";
  }

  return {
    /**
     * A page that came with a report has a draft of its own.
     * @param {string} prefilled
     */
    nameAfter(prefilled) {
      let sum = 5381;
      for (const sign of prefilled) sum = ((sum * 33) ^ (sign.codePointAt(0) ?? 0)) >>> 0;
      if (prefilled) name = `gen-report:draft:${sum.toString(36)}`;
    },
    schedule() {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    },
    /** Keeps at once what a pause would have kept. */
    flush() {
      if (!timer) return;
      clearTimeout(timer);
      timer = 0;
      keep();
    },
    /** @returns {Draft|null} */
    load() {
      const text = attempt(() => localStorage.getItem(name));
      const own = text ? attempt(() => JSON.parse(text)) : null;
      return own?.values?.cells && own.values.texts && own.values.fields ? own : null;
    },
    clear() {
      clearTimeout(timer);
      timer = 0;
      attempt(() => localStorage.removeItem(name));
      byId("draft-state").textContent = "草稿已清除";
    },
    isOff,
    /** @param {boolean} off */
    setOff(off) {
      attempt(() => (off ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF)));
      if (off) this.clear();
      else keep();
    },
  };
})();
