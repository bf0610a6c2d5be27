"use strict";
// A lane per device and one for the cloud: marks, bars of what held, and curves, on one time axis.

const MARKS = {
  owner: {words: "the owner does something", shape: "M6 1.5a4.5 4.5 0 1 0 .01 0z"},
  routine: {words: "the owner's routine", shape: "M6 3a3 3 0 1 0 .01 0z", hollow: true},
  world: {words: "account, network or cloud", shape: "M6 1 11.2 10.5H.8z"},
  fault: {words: "a fault", shape: "M6 .5 11.5 6 6 11.5.5 6z"},
  engine: {words: "the engine", shape: "M1.8 1.8h8.4v8.4H1.8z", hollow: true},
  lost: {words: "something lost", shape: "M2 2l8 8M10 2l-8 8", hollow: true},
  violated: {words: "must hold and does not", shape: "M3.6.8h4.8l2.8 2.8v4.8l-2.8 2.8H3.6L.8 8.4V3.6z"},
};
const WEIGHT = ["violated", "fault", "world", "owner", "engine", "lost", "routine"];

/** What held for no longer in all is told in one row with others of its kind. */
const BRIEF = 2 * MINUTE;

const LAYERS = {
  "true": "true in the world",
  believed: "what the device was told",
  held: "work held",
  "held-falsely": "work held though it is not true",
};

function glyph(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `glyph ${kind}${MARKS[kind].hollow ? " hollow" : ""}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", MARKS[kind].shape);
  svg.append(path);
  return svg;
}

class Lanes {
  constructor(run, time, moment) {
    this.run = run;
    this.time = time;
    this.moment = moment;
    this.curves = [];
    this.painters = [];
    this.values = [];
    const list = $("lane-list");
    run.devices.forEach((device, i) => list.append(this.device(device, i)));
    list.append(this.cloud());
    this.key();
    this.scrubbing(list);
    time.addEventListener("view", () => this.paint());
    time.addEventListener("moment", () => this.update());
    new ResizeObserver(() => this.resize()).observe(list);
    for (const media of ["(prefers-color-scheme: dark)", "print"]) {
      matchMedia(media).addEventListener("change", () => this.recolour());
    }
    this.finish();
  }

  lane(id, title, sub, steady) {
    this.rows = element("div", {class: "rows"});
    const notes = [sub, ...steady].filter(Boolean).join(" · ");
    const head = element("header", {}, element("h3", {id}, title), element("p", {}, notes));
    const lane = element("article", {class: "lane", "aria-labelledby": id}, head, this.rows);
    this.later = [];
    return lane;
  }

  row(kind, label, value) {
    const gutter = element("div", {class: "gutter"}, label);
    if (value) {
      const now = element("span", {class: "value"});
      gutter.append(now);
      this.values.push(t => now.textContent = value(t));
    }
    const track = element("div", {class: "track"});
    this.rows.append(element("div", {class: `row ${kind}`}, gutter, track));
    return track;
  }

  device(device, i) {
    const steady = [];
    const releases = [...new Set(device.running.map(r => r[2]))];
    const sub = (this.run.accounts.length > 1 ? `account ${device.account}, ` : "")
        + `release ${releases.join(", then ")}`;
    const lane = this.lane(`lane-${i}`, device.name, sub, steady);
    this.marks(m => m.subject === device.name);
    this.states(device);
    this.gates(device);
    this.pending(device);
    this.traffic(device.up, device.down, device.cellular);
    this.battery(device, steady);
    this.storage(device, steady);
    this.axis();
    lane.querySelector("header p").textContent = [sub, ...steady].join(" · ");
    this.rows.append(element("div", {class: "cursor"}));
    return lane;
  }

  cloud() {
    const names = this.run.devices.map(d => d.name);
    const lane = this.lane("lane-cloud", "Cloud", "accounts, networks and the service", []);
    this.marks(m => !names.includes(m.subject));
    this.refusals();
    for (const account of this.run.accounts) this.plan(account);
    this.traffic(Steps.sum(this.run.devices.map(d => d.up)),
        Steps.sum(this.run.devices.map(d => d.down)), null);
    this.axis();
    this.rows.append(element("div", {class: "cursor"}));
    return lane;
  }

  marks(mine) {
    const marks = this.run.marks.filter(mine);
    if (marks.length === 0) return;
    const track = this.row("marks", "actions and faults");
    this.painters.push(() => {
      const wide = track.clientWidth;
      const groups = [];
      for (const mark of marks) {
        if (mark.at < this.time.from || mark.at > this.time.to) continue;
        const x = this.time.percent(mark.at) / 100 * wide;
        const last = groups.at(-1);
        if (last && x - last.x < 15) last.marks.push(mark);
        else groups.push({x, marks: [mark]});
      }
      track.replaceChildren(...groups.map(group => this.mark(group, wide)));
    });
  }

  mark({x, marks}, wide) {
    const worst = WEIGHT.find(kind => marks.some(m => m.kind === kind));
    const first = marks.find(m => m.kind === worst);
    const words = marks.slice(0, 6).map(m => `${clock(m.at)} ${m.subject}: ${m.text}`);
    if (marks.length > 6) words.push(`and ${marks.length - 6} more`);
    return element("button", {
      type: "button", class: "mark", tabindex: -1, title: words.join("\n"),
      "aria-label": words.join("; "), style: `left:${100 * x / wide}%`,
      onclick: () => this.time.go(first.at),
    }, glyph(worst), marks.length > 1 ? element("sup", {}, String(marks.length)) : "");
  }

  /** When the engine ran, and on which network the device was. */
  states(device) {
    const stints = device.network.map(([from, to, words]) => ({from, to, words, css: css(words)}));
    for (let i = 0; i <= device.running.length; i++) {
      const from = i === 0 ? 0 : device.running[i - 1][1];
      const to = device.running[i]?.[0] ?? this.run.end;
      if (to - from > SECOND) stints.push({from, to, words: "engine off", css: "off"});
    }
    const track = this.row("network", "network", t => {
      const now = stints.findLast(s => s.from <= t && t <= s.to);
      return now ? now.words : "";
    });
    this.painters.push(() => {
      // Where a word has no room it says nothing.
      const room = s => (Math.min(s.to, this.time.to) - Math.max(s.from, this.time.from))
          / (this.time.to - this.time.from) * track.clientWidth;
      track.replaceChildren(...this.bars(stints, s => element("div", {
        class: `stint ${s.css}`, title: `${s.words}, ${clock(s.from)} to ${clock(s.to)}`,
      }, room(s) > 14 + 6 * s.words.length ? s.words : "")));
    });

    function css(words) {
      const kind = words.startsWith("Wi-Fi") ? "wifi" : words.startsWith("cell") ? "cellular" : "none";
      return kind + (words.includes("being checked") ? " checking" : words.includes(",") ? " poor" : "");
    }
  }

  /** A row for each reason that held anything: true, told, held. Those that never held for long share one. */
  gates(device) {
    const held = new Map();
    for (const bar of device.gates) {
      if (bar.layer === "held") held.set(bar.reason, (held.get(bar.reason) ?? 0) + bar.to - bar.from);
    }
    const reasons = [...held.keys()].sort((a, b) => a - b);
    const brief = reasons.filter(reason => held.get(reason) < BRIEF);
    for (const reason of reasons) {
      if (brief.length > 1 && brief.includes(reason)) continue;
      const of = this.run.reasons[reason];
      const bars = device.gates.filter(bar => bar.reason === reason);
      const label = element("button", {
        type: "button", class: "reason", title: `${of.text}; what would clear it?`,
        onclick: () => this.moment.choose(device, reason, null),
      }, of.slug);
      this.gate(device, label, bars, t => this.standing(bars, t));
    }
    if (brief.length > 1) {
      const bars = device.gates.filter(bar => brief.includes(bar.reason) && bar.layer.startsWith("held"));
      this.gate(device, "held briefly", bars,
          t => bars.filter(b => b.from <= t && t < b.to).map(b => this.run.reasons[b.reason].slug).join(", ")
            || brief.map(reason => this.run.reasons[reason].slug).join(", "));
    }
  }

  gate(device, label, bars, value) {
    const track = this.row("gate", label, value);
    this.painters.push(() => track.replaceChildren(...Object.keys(LAYERS).flatMap(layer =>
      this.bars(bars.filter(bar => bar.layer === layer), bar => {
        const words = `${this.run.reasons[bar.reason].slug}: ${LAYERS[layer]}, `
            + `${clock(bar.from)} to ${clock(bar.to)}, ${span(bar.to - bar.from)}`;
        if (!layer.startsWith("held")) return element("div", {class: `bar ${layer}`, title: words});
        return element("button", {
          type: "button", class: `bar ${layer}`, tabindex: -1, title: words, "aria-label": words,
          onclick: e => {
            const box = track.getBoundingClientRect();
            if (e.detail) this.time.go(this.time.at((e.clientX - box.left) / box.width, box.width));
            else this.time.go(bar.from);
            this.moment.choose(device, bar.reason, bar);
          },
        });
      }))));
  }

  /** Which of the layers a reason stands on at a moment, where they do not agree. */
  standing(bars, t) {
    const now = new Set(bars.filter(b => b.from <= t && t < b.to).map(b => b.layer));
    if (now.has("held-falsely")) return now.has("believed") ? "held; told so, not true" : "held; not true";
    if (now.has("held")) return "held";
    if (now.has("true")) return now.has("believed") ? "true; nothing to hold" : "true; not told";
    return now.has("believed") ? "told so, not true" : "";
  }

  /** Elements for bars, those that would be narrower than a pixel put together. */
  bars(bars, make) {
    const {from, to} = this.time;
    const pixel = (to - from) / Math.max(200, this.wide ?? 800);
    const shown = [];
    for (const bar of bars) {
      if (bar.to < from || bar.from > to) continue;
      const last = shown.at(-1);
      if (last && bar.from - last.to < pixel && last.words === bar.words && last.reason === bar.reason) last.to = bar.to;
      else shown.push({...bar});
    }
    return shown.map(bar => {
      const left = Math.max(0, this.time.percent(bar.from));
      const right = Math.min(100, this.time.percent(bar.to));
      const e = make(bar);
      e.style.left = left + "%";
      e.style.width = `max(2px, ${right - left}%)`;
      return e;
    });
  }

  curve(track, lines, options) {
    this.later.push(axis => this.curves.push({
      track, make: () => new Curve(track, this.time, lines, {height: 42, ...options, axis}),
    }));
  }

  pending(device) {
    const groups = [
      {name: "uploads", colour: "up", kinds: ["upload"]},
      {name: "downloads", colour: "down", kinds: ["original-on-demand", "optimised", "original"]},
      {name: "records", colour: "records", kinds: ["changes", "metadata"]},
    ].map(g => ({...g, steps: Steps.sum(g.kinds.map(k => device.pending[k]).filter(Boolean))}))
        .filter(g => g.steps.most > 0);
    const most = Math.max(device.allPending.most, device.unheard.most);
    if (most === 0) return;
    const track = this.row("curve", "queue", t => {
      const parts = groups.map(g => [g.steps.valueAt(t), g.name]).filter(p => p[0] > 0);
      const unheard = device.unheard.valueAt(t);
      if (unheard) parts.push([unheard, "not heard of"]);
      return parts.length ? parts.map(p => `${p[0]} ${p[1]}`).join(", ") : "empty";
    });
    const lines = groups.map((g, i) => ({
      steps: Steps.sum(groups.slice(0, i + 1).map(x => x.steps)), colour: g.colour, fill: true,
    })).reverse();
    if (device.unheard.most > 0) lines.push({steps: device.unheard, colour: "muted", dash: [3, 3]});
    this.limit(track, `${most} items`);
    this.curve(track, lines, {most: most * 1.08});
  }

  traffic(up, down, cellular) {
    if (up.size + down.size === 0) return;
    const track = this.row("curve", "bytes", t => {
      const metered = cellular?.valueAt(t) ?? 0;
      return `↑ ${size(up.valueAt(t))}, ↓ ${size(down.valueAt(t))}`
          + (metered > 0 ? `, cellular ${size(metered)}` : "");
    });
    const [high, low] = [this.limit(track, ""), this.limit(track, "", "low")];
    const rate = (arrow, peak) => peak > 0 ? `${arrow} to ${size(Math.round(peak))}/s` : "";
    this.curve(track, [
      {steps: up, colour: "up", fill: true, sign: 1, width: 0},
      {steps: down, colour: "down", fill: true, sign: -1, width: 0},
      {steps: new Steps([[], []]), colour: "line", sign: 1, width: 1},
    ], {mirrored: true, rates: true, peaks: (most, least) => {
      high.textContent = rate("↑", most > least / 100 ? most : 0);
      low.textContent = rate("↓", least > most / 100 ? least : 0);
    }});
  }

  battery(device, steady) {
    if (device.battery.always !== null && device.charging.always !== null) {
      steady.push(`battery ${device.battery.always} % throughout`
          + (device.charging.always ? ", on the charger" : ""));
      return;
    }
    const track = this.row("curve", "battery", t =>
      `${device.battery.valueAt(t)} %${device.charging.valueAt(t) ? ", charging" : ""}`);
    const charging = {at: device.charging.at, values: device.charging.values.map(v => v * 100),
      size: device.charging.size};
    this.limit(track, "100 %");
    this.curve(track, [
      {steps: charging, colour: "area", fill: true, width: 0},
      {steps: device.battery, colour: "ink"},
    ], {most: 104});
  }

  storage(device, steady) {
    const words = t => `${size(device.used.valueAt(t))} of ${size(device.storage)}`;
    if (device.used.always !== null) {
      steady.push(`storage ${words(0)} throughout`);
      return;
    }
    const track = this.row("curve", "storage", words);
    this.limit(track, size(device.storage));
    const limit = {at: [0], values: [device.storage], size: 1};
    this.curve(track, [
      {steps: device.used, colour: "muted", fill: true},
      {steps: limit, colour: "false", dash: [5, 3]},
    ], {most: device.storage * 1.08});
  }

  /** What the cloud truly refuses, whether or not anyone asks. */
  refusals() {
    const reasons = this.run.reasons.map((r, i) => [r, i])
        .filter(([r]) => ["server", "version", "cloud-quota"].includes(r.of));
    for (const [of, reason] of reasons) {
      const bars = this.run.devices.flatMap(d => d.gates
          .filter(b => b.reason === reason && b.layer === "true").map(b => ({...b, device: d.name})));
      if (bars.length === 0) continue;
      const track = this.row("gate", of.slug, t => {
        const names = new Set(bars.filter(b => b.from <= t && t < b.to).map(b => b.device));
        return names.size ? `refuses ${[...names].join(", ")}` : "";
      });
      const merged = union(bars);
      this.painters.push(() => track.replaceChildren(...this.bars(merged, bar => element("div", {
        class: "bar refusal", title: `${of.text}, ${clock(bar.from)} to ${clock(bar.to)}`,
      }))));
    }

    function union(bars) {
      const merged = [];
      for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
        const last = merged.at(-1);
        if (last && bar.from <= last.to) last.to = Math.max(last.to, bar.to);
        else merged.push({from: bar.from, to: bar.to});
      }
      return merged;
    }
  }

  plan(account) {
    const taken = Steps.sum([account.other, account.photos]);
    const promised = Steps.sum([account.other, account.photos, account.promised]);
    const several = this.run.accounts.length > 1;
    const track = this.row("curve", several ? `plan of ${account.name}` : "cloud storage",
        t => `${size(taken.valueAt(t))} of ${size(account.plan.valueAt(t))}`);
    const lines = [
      {steps: promised, colour: "records", fill: true},
      {steps: taken, colour: "up", fill: true},
      {steps: account.other, colour: "muted", fill: true},
      {steps: account.plan, colour: "false", dash: [5, 3]},
    ];
    // Where a small plan was full, the large one that came later would flatten all that mattered.
    const tight = Math.min(...account.plan.values);
    const cut = tight < 2 * promised.most && account.plan.most > 2 * tight;
    const most = 1.12 * (cut ? Math.max(tight, promised.most) : Math.max(account.plan.most, promised.most));
    this.limit(track, account.plan.values.map(size).join(", then ") + (cut ? " (above the edge)" : ""));
    this.curve(track, lines, {most});
  }

  limit(track, words, css = "") {
    const label = element("span", {class: `limit ${css}`, "aria-hidden": "true"}, words);
    track.append(label);
    return label;
  }

  /** The lane's curves; the last of them carries the axis. */
  axis() {
    this.later.forEach((make, i) => make(i === this.later.length - 1));
    this.rows.lastElementChild?.classList.add("with-axis");
  }

  /** Draws what needs a place in the page first. */
  finish() {
    readColours();
    this.wide = document.querySelector("#lane-list .track").clientWidth;
    for (const curve of this.curves) curve.drawn = curve.make();
    this.paint();
    this.update();
  }

  paint() {
    this.painters.forEach(paint => paint());
    this.update();
  }

  update() {
    const {t, from, to} = this.time;
    const lanes = $("lane-list");
    lanes.style.setProperty("--at", this.time.percent(t) / 100);
    lanes.classList.toggle("out", t < from || t > to);
    this.values.forEach(value => value(t));
  }

  resize() {
    const wide = document.querySelector("#lane-list .track").clientWidth;
    if (wide === this.wide || wide === 0) return;
    this.wide = wide;
    for (const {track, drawn} of this.curves) drawn.resize(track.clientWidth);
    this.paint();
  }

  recolour() {
    readColours();
    for (const {drawn} of this.curves) drawn.redraw();
  }

  scrubbing(list) {
    let track = null;
    const go = e => {
      const box = track.getBoundingClientRect();
      this.time.go(this.time.at((e.clientX - box.left) / box.width, box.width));
    };
    list.addEventListener("pointerdown", e => {
      if (e.button !== 0 || e.target.closest("button")) return;
      track = e.target.closest(".track");
      if (!track) return;
      track.setPointerCapture(e.pointerId);
      go(e);
    });
    list.addEventListener("pointermove", e => track && go(e));
    for (const end of ["pointerup", "pointercancel"]) list.addEventListener(end, () => track = null);
  }

  key() {
    const kinds = WEIGHT.filter(kind => this.run.marks.some(m => m.kind === kind)).reverse();
    const layers = Object.keys(LAYERS).filter(layer =>
      this.run.devices.some(d => d.gates.some(b => b.layer === layer)));
    $("key").append(
        ...kinds.map(kind => element("span", {}, glyph(kind), MARKS[kind].words)),
        ...layers.map(layer => element("span", {}, element("i", {class: `swatch ${layer}`}), LAYERS[layer])));
  }
}
