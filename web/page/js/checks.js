"use strict";
/** Has the report checked while it is being filled in; typing never waits for it. */

const checks = (() => {
  /** A pause in typing, in milliseconds, after which the report is checked: within the time between two keys of a quick typist. */
  const PAUSE = 30;
  /** A check that takes longer than this is a long text's: then the pause is as long as the check, so that it does not run without end. */
  const QUICK = 80;
  const LONGEST_PAUSE = 400;
  let pause = PAUSE;
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
    const start = performance.now();
    const { answer } = await engine.ask({ do: "check", values: store.values(), last: last?.toml ?? null, name: "本报告" });
    isBusy = false;
    const took = performance.now() - start;
    pause = took > QUICK ? Math.min(took, LONGEST_PAUSE) : PAUSE;
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
    timer = setTimeout(run, pause);
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
