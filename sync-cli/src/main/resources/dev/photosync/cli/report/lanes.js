"use strict";
// A lane per device and one for the cloud: marks, bars of what held, and curves, on one time axis.

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
    markRow(this, m => m.subject === device.name);
    this.states(device);
    gateRows(this, device);
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
    markRow(this, m => !names.includes(m.subject));
    refusalRows(this);
    for (const account of this.run.accounts) this.plan(account);
    this.traffic(Steps.sum(this.run.devices.map(d => d.up)),
        Steps.sum(this.run.devices.map(d => d.down)), null);
    this.axis();
    this.rows.append(element("div", {class: "cursor"}));
    return lane;
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
    this.limit(track, count(most, "item"));
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
    const amount = peak => peak < 1 ? "less than 1 B" : size(Math.round(peak));
    const rate = (arrow, peak) => peak > 0 ? `${arrow} to ${amount(peak)}/s` : "";
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
