"use strict";
/** Has the report checked while it is being filled in; typing never waits for it. */

const checks = (() => {
  /** A pause in typing, in milliseconds, after which the report is checked: within the time between two keys of a quick typist. */
  const PAUSE = 30;
  let timer = 0;
  let isBusy = false;
  let isStale = false;
  /** Whether the last check broke down: what breaks it twice is not tried again before the next change. */
  let isBroken = false;
  /** Last year's report, to compare with. @type {Last|null} */
  let last = null;

  async function run() {
    if (isBusy) { isStale = true; return; }
    isBusy = true;
    isStale = false;
    const { answer } = await engine.ask({ do: "check", values: store.values(), last: last?.toml ?? null, name: "本报告" });
    isBusy = false;
    if (!isStale) {
      if (answer.error) marks.stop(answer.error);
      else {
        marks.draw(answer.findings);
        tables.showComputed(answer.totals);
        tables.nameButtons();
      }
    }
    if (isStale || (answer.crashed && !isBroken)) run();
    isBroken = Boolean(answer.crashed);
  }

  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  }

  function showLast() {
    for (const id of ["compare-none", "compare-open"]) byId(id).hidden = Boolean(last);
    for (const id of ["compare-with", "compare-stop"]) byId(id).hidden = !last;
    byId("compare").classList.toggle("on", Boolean(last));
    byId("compare-name").textContent = last?.name ?? "";
  }

  return {
    run, schedule,
    last: () => last,
    /** @param {Last|null} report */
    compareWith(report) {
      last = report;
      showLast();
      schedule();
    },
  };
})();
