"use strict";
/** Shows the form in its order: the particulars of the agency, then every section with its words and tables. */

const formView = (() => {
  /** Fields of the file that a page in the browser has no use for: they name other files or how the text file is written. */
  const LEFT_OUT = ["form", "last", "templates", "children"];
  /** @type {Map<string, HTMLInputElement|HTMLSelectElement>} */
  const boxes = new Map();
  /** @type {Form} */
  let form;

  /**
   * What a clerk has to know of a field; not how the text file writes it, nor the label again.
   * @param {FormField} field
   */
  function hintOf(field) {
    return !field.hint || field.hint === field.label || field.kind === "date" || /引号|given|文件夹/.test(field.hint) ? "" : field.hint;
  }

  /**
   * A day as the file has it: 2026年1月16日, 2026.1.16 and 20260116 are 2026-01-16. What is no day stays as it was typed.
   * The box takes text, since a browser's own box for days asks for them in the order of its language.
   * @param {string} text
   */
  function plainDay(text) {
    const day = halfWidth(text).trim().match(/^(\d{4})(?:(\d{2})(\d{2})|\D(\d{1,2})\D(\d{1,2})\D?)$/);
    return day ? `${day[1]}-${(day[2] ?? day[4]).padStart(2, "0")}-${(day[3] ?? day[5]).padStart(2, "0")}` : text;
  }

  /** @param {string} key */
  function show(key) {
    const box = boxes.get(key);
    if (!box) return;
    const value = store.get("fields", key) ?? "";
    if (box.value !== value) box.value = value;
  }

  /**
   * Enter leads to the next box, as it does in a table.
   * @param {KeyboardEvent} event
   */
  function onEnter(event) {
    const own = event.target;
    if (event.key !== "Enter" || event.isComposing || !(own instanceof HTMLInputElement)) return;
    const all = [...document.querySelectorAll("main input, main select, main textarea")];
    const next = all.slice(all.indexOf(own) + 1).find((box) => /** @type {HTMLElement} */ (box).offsetParent);
    event.preventDefault();
    goTo(/** @type {HTMLElement|undefined} */ (next));
  }

  /**
   * @param {FormField} field
   * @param {string} id
   */
  function control(field, id) {
    const take = () => {
      const digits = ["year", "yuan", "points"].includes(field.kind);
      const text = digits ? plainFigure(box.value) : box.value;
      const unset = text === "" && (field.kind === "choice" || store.get("fields", field.key) === undefined);
      store.type("fields", field.key, unset ? undefined : text, box);
    };
    const common = { id, "data-key": field.key, "data-kind": field.kind, "aria-describedby": hintOf(field) ? `${id}-hint` : null,
      "aria-required": field.needed ? "true" : null, oninput: take, onkeydown: onEnter };
    /** @type {any} */
    const box = field.choices?.length
      ? make("select", common, make("option", { value: "" }, "（未选）"), ...field.choices.map((choice) =>
        make("option", { value: choice.value }, choice.label)))
      : make("input", { ...common, type: "text", placeholder: field.kind === "date" ? `如 ${field.example}` : null,
        onchange: field.kind === "date" ? () => { box.value = plainDay(box.value); take(); } : null, autocomplete: "off", spellcheck: "false",
        inputmode: ["year", "yuan", "points"].includes(field.kind) ? "decimal" : null });
    return box;
  }

  /** @param {FormField} field */
  function renderField(field) {
    if (field.kind === "line" || field.kind === "paragraphs") {
      return texts.render({ key: field.key, label: field.label, hint: hintOf(field), group: "fields", optional: !field.needed });
    }
    const id = `field-${field.key}`;
    const box = control(field, id);
    boxes.set(field.key, box);
    const list = `field:${field.key}`;
    marks.place(list, { box, list, name: field.label });
    return make("div", { class: `field ${field.kind}` },
      make("label", { for: id }, field.label, field.needed && make("span", { class: "needed", "aria-hidden": "true" }, "必填")),
      box, hintOf(field) && make("p", { class: "hint", id: `${id}-hint` }, hintOf(field)), marks.listFor(list));
  }

  /** @param {FormSection} section */
  function renderSection(section) {
    const id = `section-${section.key}`;
    const own = section.fields.map((key) => form.fields.find((field) => field.key === key)).filter(Boolean);
    const head = make("h2", { id: `${id}-head`, tabindex: "-1" }, section.heading);
    const list = `section:${section.key}`;
    marks.place(list, { box: head, list });
    return make("section", { class: "sheet", id, "aria-labelledby": `${id}-head` }, head, marks.listFor(list),
      ...section.tables.map((table) => tables.render(table)),
      ...own.map((field) => renderField(/** @type {FormField} */ (field))),
      ...section.texts.map((text) => texts.render({ key: text.key, label: text.heading, group: "texts", optional: !text.needed })));
  }

  /** Lists the sections, each with how many findings stand in it. */
  function renderContents() {
    const all = [{ id: "particulars", name: "机关和年度" },
      ...form.sections.map((section) => ({ id: `section-${section.key}`, name: section.heading }))];
    byId("contents").replaceChildren(...all.map(({ id, name }) => make("li", {},
      make("a", { href: `#${id}`, onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        byId(id).scrollIntoView({ block: "start" });
        byId(`${id}-head`).focus({ preventScroll: true });
      } }, name, " ", make("span", { class: "badge", "data-count-of": id })))));
  }

  return {
    /** @param {Form} next */
    render(next) {
      form = next;
      boxes.clear();
      tables.clear();
      texts.clear();
      marks.clear();
      const inSections = new Set(form.sections.flatMap((section) => section.fields));
      const own = form.fields.filter((field) => !LEFT_OUT.includes(field.key) && !inSections.has(field.key));
      const usual = own.filter((field) => field.usual && field.key !== "totals");
      const isWords = (/** @type {FormField} */ field) => ["line", "paragraphs"].includes(field.kind);
      const rest = [...usual.filter(isWords), ...own.filter((field) => !usual.includes(field))];
      byId("usual-fields").replaceChildren(...usual.filter((field) => !isWords(field)).map(renderField));
      byId("other-fields").replaceChildren(...rest.map(renderField));
      marks.place("section:agency", { box: byId("particulars-head"), list: "section:agency" });
      byId("particulars-list").replaceChildren(marks.listFor("section:agency"));
      byId("sections").replaceChildren(...form.sections.map(renderSection));
      byId("notice-name").textContent = form.notice;
      renderContents();
    },
    form: () => form,
    show,
    showAll() { for (const key of boxes.keys()) show(key); },
  };
})();
