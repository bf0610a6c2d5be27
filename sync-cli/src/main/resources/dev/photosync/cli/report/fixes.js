"use strict";
// What was tried against a stall, each with its own future laid over the stalled one. The page's
// data have this only where a diagnosis was made; docs/report.md describes the shape.

const FIX_VERDICTS = {
  clears: ["✓", "clears", "good"], helps: ["✓", "helps", "good"], "no-effect": ["–", "no effect", ""],
  masked: ["–", "masked", "warn"], worse: ["✗", "worse", "bad"],
};

class Fixes {
  constructor(run, time) {
    const fixes = run.fixes;
    if (!fixes) return;
    this.run = run;
    this.fixes = fixes;
    // Where a fix has no points of its own, its future is that of waiting.
    for (const fix of fixes.tried) if (!fix.pending.length) fix.pending = fixes.baseline.pending;
    this.goal = fixes.goal ?? "all synced";
    this.time = time;
    $("fixes").hidden = false;
    const moment = element("button", {type: "button", class: "when", onclick: () => time.go(fixes.at)}, clock(fixes.at));
    this.place = element("div", {class: "future"});
    this.rows = fixes.tried.map((fix, i) => this.row(fix, i));
    this.wait = this.row({name: "wait and do nothing", verdict: "", ...fixes.baseline}, -1);
    const idle = i => i > 0 && fixes.tried[i].verdict === "no-effect";
    const idleRows = this.rows.filter((_, i) => idle(i));
    $("fixes-body").append(...[
        element("p", {}, `What ${fixes.device || "everything"} waits for at `, moment,
            ", tried from there with the same future. The best comes first; choose one to lay its future over the stalled one."),
        this.place, element("p", {class: "note", id: "future-words"}),
        this.table("Fixes tried", [...this.rows.filter((_, i) => !idle(i)), this.wait]),
        idleRows.length > 0 && element("details", {}, element("summary", {}, `${idleRows.length} without effect`),
            this.table("Fixes without effect", idleRows)),
        fixes.notCalledFor?.length > 0
          && element("p", {class: "note"}, "Not called for here: " + fixes.notCalledFor.join("; ") + "."),
    ].filter(Boolean));
    this.choose(0);
  }

  table(caption, rows) {
    return table(caption, [["fix", ""], ["verdict", ""], ["first byte", "number"], [this.goal, "number"],
      ["cellular", "number"], ["battery", "number"], ["money", "number"], ["risk", ""]], rows);
  }

  row(fix, i) {
    const [sign, word, css] = FIX_VERDICTS[fix.verdict] ?? ["", fix.verdict ?? "", ""];
    const after = t => t == null ? "never" : `${clock(t)} (+${span(t - this.fixes.at)})`;
    const fact = (label, text, css = "number") => element("td", {class: css, "data-label": label}, text);
    const name = i < 0 ? fix.name
      : element("button", {type: "button", class: "fix", "aria-pressed": "false", onclick: () => this.choose(i)}, fix.name);
    return element("tr", {},
        element("th", {scope: "row"}, name, fix.row && element("small", {}, ` ${fix.row}`),
            fix.tap && element("p", {class: "note"}, fix.tap)),
        element("td", {}, element("b", {class: css}, element("span", {"aria-hidden": "true"}, sign && sign + " "), word),
            fix.why && element("p", {class: "note"}, fix.why)),
        fact("first byte", after(fix.firstByte)),
        fact(this.goal, after(fix.synced)),
        fact("cellular", fix.cellularBytes == null ? "" : size(fix.cellularBytes)),
        fact("battery", fix.battery == null ? "" : `${fix.battery} %`),
        fact("money", fix.money ?? ""),
        fact("risk", fix.risk ?? "", ""));
  }

  choose(i) {
    const fix = this.fixes.tried[i];
    this.rows.forEach((row, n) => {
      row.classList.toggle("picked", n === i);
      row.querySelector("button").setAttribute("aria-pressed", String(n === i));
    });
    this.place.replaceChildren();
    if (!fix) return;
    const series = points => ({at: points.map(p => p[0]), values: points.map(p => p[1]), size: points.length});
    const others = this.fixes.tried.filter((_, n) => n !== i).map(f => ({
      steps: series(f.pending), colour: "line", width: 1,
    }));
    const most = Math.max(1, ...[this.fixes.baseline, ...this.fixes.tried].flatMap(f => f.pending.map(p => p[1])));
    const end = Math.max(this.run.end, ...this.fixes.tried.map(f => f.pending.at(-1)?.[0] ?? 0));
    // As far as this fix's story goes: what is over in minutes would be a line in a view of days.
    const to = fix.synced == null ? end : Math.min(end, this.fixes.at + Math.max(HOUR, 1.4 * (fix.synced - this.fixes.at)));
    const view = Object.assign(new EventTarget(), {from: this.fixes.at, to, run: {end}});
    readColours();
    this.curve = new Curve(this.place, view, [...others,
      {steps: series(this.fixes.baseline.pending), colour: "hold", dash: [5, 3], width: 1.5},
      {steps: series(fix.pending), colour: "up", width: 2},
    ], {height: 160, most: most * 1.05, axis: true});
    $("future-words").textContent = `Pending items: solid with “${fix.name}”, dashed when nobody does anything, `
        + "faint with the other fixes.";
  }

  resize() {
    this.curve?.resize(this.place.clientWidth);
  }
}
