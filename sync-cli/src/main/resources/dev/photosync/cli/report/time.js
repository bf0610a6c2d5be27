"use strict";
// The one moment that the page shows, the part of the run that is in view, and what moves them.

class Time extends EventTarget {
  constructor(run) {
    super();
    this.run = run;
    this.t = 0;
    this.from = 0;
    this.to = run.end;
  }

  go(t) {
    const to = Math.min(this.run.end, Math.max(0, Math.round(t)));
    if (to === this.t) return;
    this.t = to;
    if (to < this.from || to > this.to) {
      const wide = this.to - this.from;
      this.look(to - wide / 2, to + wide / 2);
    }
    this.dispatchEvent(new Event("moment"));
  }

  look(from, to) {
    const wide = Math.min(this.run.end, Math.max(10 * SECOND, to - from));
    this.from = Math.min(Math.max(0, from), this.run.end - wide);
    this.to = this.from + wide;
    this.dispatchEvent(new Event("view"));
  }

  zoom(factor) {
    const wide = (this.to - this.from) * factor;
    const part = (this.t - this.from) / (this.to - this.from);
    this.look(this.t - wide * part, this.t + wide * (1 - part));
  }

  /** To the next of some sorted times, or the last. */
  step(times, forward) {
    const i = lastBefore(times, this.t);
    const to = forward ? times[i + 1] : times[i >= 0 && times[i] === this.t ? i - 1 : i];
    this.go(to ?? (forward ? this.run.end : 0));
  }

  /** The moment at a part of the view, as round as a pixel is wide. */
  at(part, pixels) {
    const unit = roundUnit((this.to - this.from) / pixels);
    return Math.round((this.from + part * (this.to - this.from)) / unit) * unit;
  }

  /** How far into the view a moment lies, in percent. */
  percent(t) {
    return 100 * (t - this.from) / (this.to - this.from);
  }
}

function roundUnit(pixel) {
  return [HOUR, 30 * MINUTE, 10 * MINUTE, 5 * MINUTE, MINUTE, 10 * SECOND, SECOND, 1e5]
      .find(u => u <= 1.5 * pixel) ?? 1e5;
}

function keyboard(time, run) {
  const keys = {
    ArrowLeft: e => e.shiftKey ? time.go(time.t - HOUR) : time.step(run.changes, false),
    ArrowRight: e => e.shiftKey ? time.go(time.t + HOUR) : time.step(run.changes, true),
    PageUp: () => time.step(run.markTimes, false),
    PageDown: () => time.step(run.markTimes, true),
    Home: () => time.go(0),
    End: () => time.go(run.end),
    "+": () => time.zoom(0.5),
    "=": () => time.zoom(0.5),
    "-": () => time.zoom(2),
    "0": () => time.look(0, run.end),
  };
  // The page's own keys belong to whoever works at the lanes or the time bar.
  for (const place of [$("timebar"), $("lanes")]) {
    place.addEventListener("keydown", e => {
      const act = keys[e.key];
      if (!act || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      act(e);
    });
  }
}

function timebar(time, run) {
  const scrub = $("scrub");
  scrub.max = run.end / SECOND;
  scrub.step = roundUnit(run.end / 800) / SECOND;
  scrub.addEventListener("input", () => time.go(scrub.value * SECOND));
  $("step-back").onclick = () => time.step(run.changes, false);
  $("step-on").onclick = () => time.step(run.changes, true);
  $("mark-back").onclick = () => time.step(run.markTimes, false);
  $("mark-on").onclick = () => time.step(run.markTimes, true);
  $("zoom-in").onclick = () => time.zoom(0.5);
  $("zoom-out").onclick = () => time.zoom(2);
  $("zoom-all").onclick = () => time.look(0, run.end);
  time.addEventListener("moment", () => {
    scrub.value = time.t / SECOND;
    scrub.setAttribute("aria-valuetext", clockSeconds(time.t));
    $("clock").textContent = clockExact(time.t);
  });
  time.addEventListener("view", () => {
    const whole = time.from === 0 && time.to === run.end;
    $("zoom-all").disabled = whole;
    $("zoom-out").disabled = whole;
  });
}

/** The moment, and an asset if one is open, in the page's address. */
class Address {
  constructor(time, run) {
    this.time = time;
    this.run = run;
    this.asset = "";
    time.addEventListener("moment", () => this.write());
    window.addEventListener("hashchange", () => this.read());
  }

  read() {
    const hash = new URLSearchParams(location.hash.slice(1).replace(/\+/g, "%2B"));
    const t = hash.has("t") ? parseMoment(hash.get("t"), this.run.end) : NaN;
    if (!Number.isNaN(t)) this.time.go(t);
    const wrong = hash.has("t") && Number.isNaN(t);
    $("trouble").hidden = !wrong;
    $("trouble").textContent = wrong
      ? `The address asks for the moment “${hash.get("t")}”, which is none; write one as 1d06:00, 20h or end.` : "";
    return {moment: !Number.isNaN(t), asset: hash.get("asset") ?? ""};
  }

  write() {
    clearTimeout(this.due);
    // Browsers refuse addresses that change too often.
    this.due = setTimeout(() => {
      const asset = this.asset ? `&asset=${encodeURIComponent(this.asset)}` : "";
      history.replaceState(null, "", `#t=${clockLink(this.time.t)}${asset}`);
    }, 150);
  }
}
