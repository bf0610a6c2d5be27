"use strict";
// Puts the page together.

async function start() {
  const run = await RunData.read();
  const time = new Time(run);
  const moment = new Moment(run, time);
  const address = new Address(time, run);
  const stories = new Stories(run, time, address);
  moment.openStory = prefix => stories.open(prefix);
  showTop(run, time);
  showClaims(run, time);
  showEnd(run);
  showTotals(run);
  timebar(time, run);
  keyboard(time, run);
  const lanes = new Lanes(run, time, moment);
  const fixes = new Fixes(run, time);
  const asked = address.read();
  if (!asked.moment) time.go(run.fixes?.at ?? run.run.closerLookMicros);
  time.dispatchEvent(new Event("moment"));
  time.dispatchEvent(new Event("view"));
  if (asked.asset) stories.open(asked.asset, !asked.moment);
  addEventListener("resize", () => fixes.resize());
  addEventListener("beforeprint", () => {
    document.querySelectorAll("#top details").forEach(details => details.open = true);
    lanes.resize();
  });
  document.documentElement.dataset.ready = "true";
}

start().catch(problem => {
  $("trouble").hidden = false;
  $("trouble").textContent = typeof DecompressionStream === "undefined"
    ? "This browser is too old to show the page: it cannot unpack the run's data."
    : `The page cannot show the run: ${problem.message}`;
  console.error(problem);
});
