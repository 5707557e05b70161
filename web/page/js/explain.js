"use strict";
/** Shows the page of a rule: what it asks, its basis, examples; and asks for the reason of a finding that stays. */

/**
 * Shows a dialog and gives the focus back when it is closed.
 * @param {any} dialog
 */
function openDialog(dialog) {
  const before = document.activeElement;
  dialog.addEventListener("close", () => before instanceof HTMLElement && before.focus({ preventScroll: true }), { once: true });
  if (!dialog.open) dialog.showModal();
}

/**
 * Turns the few marks that a rule's page uses into elements: headings, lists, blocks of text, `code`, links.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
function fromMarkdown(text) {
  /** @type {HTMLElement[]} */
  const out = [];
  const inline = (/** @type {string} */ line) => line.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").split(/(`[^`]+`)/)
    .map((piece) => /^`.+`$/.test(piece) ? make("code", {}, piece.slice(1, -1)) : piece);
  /** @type {string[]|null} */
  let block = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) {
      if (block) out.push(make("pre", { tabindex: "0" }, block.join("\n")));
      block = block ? null : [];
    } else if (block) block.push(line);
    else if (line.startsWith("#")) out.push(make("h3", {}, ...inline(line.replace(/^#+\s*/, ""))));
    else if (/^[*-] /.test(line)) {
      const list = out[out.length - 1]?.tagName === "UL" ? out[out.length - 1] : out[out.push(make("ul")) - 1];
      list.append(make("li", {}, ...inline(line.slice(2))));
    } else if (line.trim()) {
      const previous = out[out.length - 1];
      const goesOn = previous?.tagName === "P" && previous.dataset.open === "";
      if (goesOn) previous.append("\n", ...inline(line));
      else out.push(make("p", { "data-open": "" }, ...inline(line)));
    } else if (out.length) delete out[out.length - 1].dataset.open;
  }
  return out;
}

/** @param {Finding} finding */
async function explain(finding) {
  const { answer } = await engine.ask({ do: "explain", code: finding.code });
  const body = byId("explain-body");
  byId("explain-title").textContent = answer.title ?? finding.title ?? finding.code;
  byId("explain-code").textContent = finding.code;
  const here = make("div", { class: `finding ${finding.severity}` }, make("p", { class: "message" }, finding.message),
    finding.remedy && !marks.isOfTheFile(finding.remedy) && make("p", { class: "remedy" }, `改法：${finding.remedy}`));
  const basis = answer.basis && make("p", { class: "basis" }, make("strong", {}, "依据："), answer.basis.replace(/^依据：/, ""));
  const markdown = (answer.markdown ?? "").replace(/^# .*\n/, "");
  const rest = fromMarkdown(basis ? markdown.replace(/^依据：.*$/m, "") : markdown)
    .filter((element) => element.textContent !== answer.title);
  const examples = rest.findIndex((element) => element.tagName === "H3");
  const front = examples < 0 ? rest : rest.slice(0, examples);
  const back = examples < 0 ? [] : rest.slice(examples);
  body.replaceChildren(here, ...front, basis || "",
    ...(back.length ? [make("details", {}, make("summary", {}, "例子（填报文件的写法）"), ...back)] : []), answer.error ?? "");
  openDialog(byId("explain"));
}

const accept = (() => {
  /** @type {Finding|null} */
  let asked = null;

  /** @param {Finding} finding */
  function ask(finding) {
    asked = finding;
    byId("accept-message").textContent = finding.message;
    byId("accept-reason").value = "";
    openDialog(byId("accept"));
    byId("accept-reason").focus();
  }

  /** @param {Event} event */
  function keep(event) {
    event.preventDefault();
    const reason = byId("accept-reason").value.trim();
    if (!asked || !reason) {
      byId("accept-reason").focus();
      return;
    }
    const at = asked.path ?? asked.text?.key ?? asked.field;
    store.accept([...store.values().accept, { rule: asked.code, ...(at ? { at } : {}), reason }], "保留一处");
    byId("accept").close();
    say("已记下理由");
  }

  /** @param {Acceptance} own */
  function drop(own) {
    store.accept(store.values().accept.filter((other) => other !== own), "撤回保留");
  }

  /** @param {Finding[]} all */
  function showList(all) {
    const list = store.values().accept;
    byId("accepted-part").hidden = list.length === 0;
    byId("accepted").replaceChildren(...list.map((own) => {
      const found = all.find((finding) => finding.accepted && finding.code === own.rule && (!own.at || (finding.path ?? "").startsWith(own.at)));
      return make("li", {}, make("p", { class: "message" }, found?.message ?? `${own.rule}${own.at ? `（${own.at}）` : ""}`),
        make("p", { class: "remedy" }, `理由：${own.reason}`),
        make("p", { class: "actions" }, make("button", { type: "button", onclick: () => drop(own) }, "撤回")));
    }));
  }

  return { ask, keep, showList };
})();
