"use strict";
/** Keeps what was filled in, outside the engine, and every step back and forth. */

const store = (() => {
  /** Keys typed into one box are undone together until a pause, or this long, in milliseconds: about a clause. */
  const PAUSE = 900;
  const ONE_STEP = 4000;
  /** More steps than anybody goes back; older ones are forgotten. */
  const MOST_STEPS = 500;
  /** @type {Values} */
  let values = { fields: {}, cells: {}, texts: {}, accept: [] };
  /** @type {Step[]} */
  let done = [];
  /** @type {Step[]} */
  let undone = [];
  let unsaved = false;
  /** @type {((changes: Change[], origin: any) => void)[]} */
  const listeners = [];

  /**
   * @param {Change[]} changes
   * @param {any} origin
   */
  function tell(changes, origin) {
    for (const listener of listeners) listener(changes, origin);
  }

  /**
   * @param {Change} change
   * @param {"before"|"after"} side
   */
  function put(change, side) {
    const value = change[side];
    if (change.group === "all") values = value;
    else if (change.group === "accept") values = { ...values, accept: value };
    else if (value === undefined) delete values[change.group][change.key];
    else values[change.group][change.key] = value;
  }

  /**
   * @param {Change[]} changes
   * @param {string} label
   * @param {any} [origin]
   * @param {boolean} [typing]
   */
  function apply(changes, label, origin, typing = false) {
    const real = changes.filter((change) => change.before !== change.after);
    if (!real.length) return;
    for (const change of real) put(change, "after");
    const last = done[done.length - 1];
    const now = Date.now();
    const same = typing && last?.typing && last.changes[0].key === real[0].key && now - last.time < PAUSE && now - last.start < ONE_STEP;
    if (same) {
      last.changes[0].after = real[0].after;
      last.time = now;
    } else done.push({ changes: real, label, time: now, start: now, typing });
    if (done.length > MOST_STEPS) done.shift();
    undone = [];
    unsaved = true;
    tell(real, origin);
  }

  /**
   * @param {Step[]} from
   * @param {Step[]} to
   * @param {"before"|"after"} side
   */
  function move(from, to, side) {
    const step = from.pop();
    if (!step) return null;
    for (const change of side === "before" ? [...step.changes].reverse() : step.changes) put(change, side);
    step.typing = false;
    to.push(step);
    unsaved = true;
    tell(step.changes, "history");
    return step;
  }

  return {
    values: () => values,
    /**
     * @param {Group} group
     * @param {string} key
     */
    get: (group, key) => values[group][key],
    /**
     * Takes down what a person typed.
     * @param {Group} group
     * @param {string} key
     * @param {string|undefined} text
     * @param {any} [origin]
     */
    type(group, key, text, origin) {
      apply([{ group, key, before: values[group][key], after: text }], "输入", origin, true);
    },
    /**
     * Takes down many values in one step.
     * @param {Group} group
     * @param {Record<string, string>} texts
     * @param {string} label
     */
    fill(group, texts, label) {
      apply(Object.entries(texts).map(([key, after]) => ({ group, key, before: values[group][key], after })), label);
    },
    /**
     * @param {Acceptance[]} accept
     * @param {string} label
     */
    accept(accept, label) {
      apply([{ group: "accept", key: "", before: values.accept, after: accept }], label);
    },
    /**
     * Puts another report in the place of this one; that can be undone like any step.
     * @param {Values} next
     * @param {string} label
     */
    replace(next, label) {
      apply([{ group: "all", key: "", before: values, after: next }], label);
    },
    /**
     * Begins with a report; there is no step back before it.
     * @param {Values} first
     * @param {boolean} [changed]
     */
    begin(first, changed = false) {
      values = first;
      done = [];
      undone = [];
      unsaved = changed;
      tell([{ group: "all", key: "", before: null, after: first }], "begin");
    },
    undo: () => move(done, undone, "before"),
    redo: () => move(undone, done, "after"),
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    isUnsaved: () => unsaved,
    saved() {
      unsaved = false;
      tell([], "saved");
    },
    /** @param {(changes: Change[], origin: any) => void} listener */
    listen: (listener) => void listeners.push(listener),
  };
})();
