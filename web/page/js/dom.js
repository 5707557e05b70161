"use strict";
/** Small helpers for the page's elements. */

/**
 * Makes an element. An attribute that begins with `on` is a listener; one that is `false`, `null` or `undefined` is left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Finds the element with that id, which index.html has.
 * @param {string} id
 * @returns {any}
 */
function byId(id) {
  return document.getElementById(id);
}

let sayTimer = 0;

/**
 * Announces a sentence to a screen reader, once typing has paused.
 * @param {string} text
 * @param {number} [delay]
 */
function say(text, delay = 0) {
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => { byId("say").textContent = text; }, delay);
}

/**
 * Shows a notice at the top of the page, with actions, until it is closed.
 * @param {string} text
 * @param {{kind?: string, lines?: string[], actions?: [string, () => void][], id?: string}} [options]
 */
function notice(text, options = {}) {
  if (options.id) byId("notices").querySelector(`[data-id="${options.id}"]`)?.remove();
  const box = make("div", { class: `notice ${options.kind ?? ""}`, role: "status", "data-id": options.id });
  const close = () => box.remove();
  box.append(make("p", {}, text));
  if (options.lines?.length) {
    const list = make("ul", {}, ...options.lines.slice(0, 30).map((line) => make("li", {}, line)));
    const many = options.lines.length > 5;
    box.append(many ? make("details", {}, make("summary", {}, `共 ${options.lines.length} 条，展开`), list) : list);
  }
  const buttons = (options.actions ?? []).map(([label, act]) =>
    make("button", { type: "button", onclick: () => { close(); act(); } }, label));
  box.append(make("div", { class: "notice-buttons" }, ...buttons, make("button", { type: "button", onclick: close }, "知道了")));
  byId("notices").append(box);
}

/**
 * Moves the focus to an element and brings it into view below the bar.
 * @param {HTMLElement|null|undefined} element
 */
function goTo(element) {
  if (!element) return;
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (outer instanceof HTMLDetailsElement) outer.open = true;
  }
  element.scrollIntoView({ block: "center", inline: "nearest" });
  element.focus({ preventScroll: true });
}

/**
 * Turns full-width digits and marks of numbers into half-width ones, one character for one.
 * @param {string} text
 */
function halfWidth(text) {
  return text.replace(/[０-９．－，／]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}
