"use strict";
// A sweep: for each measure that tells combinations apart a chart, with the first key's values along
// the axis, a line for each combination of the others, and a band from p10 to p90; and its table.

const sweep = JSON.parse($("data").textContent);
const MOST_LINES = 8;
const LINE_COLOURS = ["up", "hold", "down", "false", "records", "good", "muted", "ink"];
// Where lines lie upon each other, each shows in the gaps of those above it.
const DASHES = [[], [9, 7], [3, 9]];

const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

/** Steps of an axis of times, so that its words are round. */
const TIME_STEPS = [1, 5, 15, 60, 300, 900, 3600, 7200, 14400, 43200, 86400, 172800, 604800, 2592000].map(s => s * SECOND);

const WORDS = {micros: span, bytes: size, percent: n => `${n} %`, items: n => String(n)};

function words(measure, value) {
  return value == null ? "never" : WORDS[measure.unit](value);
}

/** The last part of a key, if that tells it from the others. */
function shortKey(key) {
  const last = k => k.slice(k.lastIndexOf(".") + 1);
  return sweep.axes.filter(axis => last(axis.key) === last(key)).length === 1 ? last(key) : key;
}

/** The combinations of all keys but the first, each with its points in the order of the first key. */
function lines() {
  const byOthers = new Map();
  sweep.points.forEach((point, i) => {
    const others = point.values.slice(1);
    const key = JSON.stringify(others);
    if (!byOthers.has(key)) byOthers.set(key, {others, points: []});
    byOthers.get(key).points.push(i);
  });
  return [...byOthers.values()];
}

function label(others) {
  const shown = others.map((value, i) => `${shortKey(sweep.axes[i + 1].key)}=${value}`).join(", ");
  return shown || "all";
}

function spread(point, m) {
  const of = sweep.points[point];
  return of.runs === 0 ? null : of.spread[m];
}

function told(m) {
  const spreads = sweep.points.map((_, i) => spread(i, m)).filter(Boolean).map(s => [s.p10, s.p50, s.p90].join());
  return spreads.some(s => s !== spreads[0]);
}

/** Values of a measure as numbers to draw; what never is has no place on the axis. */
function chart(place, m) {
  const measure = sweep.measures[m];
  const drawn = lines().slice(0, MOST_LINES);
  const ticks = sweep.axes[0].values;
  const data = [ticks.map((_, i) => i)];
  const series = [{}];
  const bands = [];
  drawn.forEach((line, n) => {
    const stroke = () => colour(LINE_COLOURS[n % LINE_COLOURS.length]);
    const at = series.length;
    for (const p of ["p90", "p10", "p50"]) data.push(line.points.map(i => spread(i, m)?.[p] ?? null));
    series.push({stroke, width: 0, points: {show: false}}, {stroke, width: 0, points: {show: false}},
        {stroke, width: 2, dash: DASHES[n % DASHES.length], label: label(line.others), points: {show: true, size: 6}});
    bands.push({series: [at, at + 1], fill: () => `color-mix(in srgb, ${stroke()} 18%, transparent)`});
  });
  const axis = {font: "12px system-ui, sans-serif", stroke: () => colour("muted"), grid: {stroke: () => colour("line"), width: 1}, ticks: {show: false}};
  const settings = {
    width: Math.max(240, place.clientWidth), height: 240, legend: {show: false}, cursor: {show: false}, bands, series,
    scales: {x: {time: false, range: () => [-.3, ticks.length - .7]}, y: {range: (_, low, high) => [0, Math.max(1, high * 1.05)]}},
    axes: [
      {...axis, splits: () => ticks.map((_, i) => i), values: (_, splits) => splits.map(i => ticks[i] ?? "")},
      {...axis, size: 78, incrs: measure.unit === "micros" ? TIME_STEPS : undefined, values: (_, splits) => splits.map(v => words(measure, v))},
    ],
  };
  const plot = new uPlot(settings, data, place);
  plot.root.setAttribute("aria-hidden", "true");
  addEventListener("resize", () => plot.setSize({width: Math.max(240, place.clientWidth), height: 240}));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot.redraw(false, true));
  if (drawn.length === 1) return null;
  return element("p", {class: "key"}, drawn.map((line, n) => element("span", {},
      element("i", {class: "swatch", style: `background: var(--${LINE_COLOURS[n % LINE_COLOURS.length]})`}), label(line.others))));
}

function tableOf(m) {
  const measure = sweep.measures[m];
  const spreads = sweep.points.map((_, i) => spread(i, m));
  const never = spreads.some(s => s?.never);
  const partly = sweep.points.some(point => point.runs !== sweep.seeds);
  const heads = [...sweep.axes.map(axis => [shortKey(axis.key), ""]),
    ...["p10", "p50", "p90", never && "never", partly && "runs"].filter(Boolean).map(name => [name, "number"])];
  return element("details", {open: sweep.points.length <= 12},
      element("summary", {}, "The figures"),
      element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": `Figures of ${measure.name}`},
          element("table", {},
              element("caption", {class: "hidden"}, `${measure.name}: ${measure.meaning}`),
              element("thead", {}, element("tr", {}, heads.map(([text, css]) => element("th", {scope: "col", class: css}, text)))),
              element("tbody", {}, sweep.points.map((point, i) => {
                const s = spreads[i];
                const cell = text => element("td", {class: "number"}, text);
                return element("tr", {}, point.values.map(value => element("td", {}, value)),
                    ["p10", "p50", "p90"].map(p => cell(s ? words(measure, s[p]) : "not run")),
                    never && cell(s ? String(s.never) : ""), partly && cell(String(point.runs)));
              })))));
}

function section(m) {
  const measure = sweep.measures[m];
  const id = `measure-${m}`;
  const place = element("div", {class: "sweep-chart"});
  const part = element("section", {class: "wide sweep", "aria-labelledby": id},
      element("h2", {id}, measure.name), element("p", {class: "note"}, measure.meaning), place);
  $("measures").append(part);
  if (sweep.axes.length > 0) {
    const key = chart(place, m);
    if (key) part.append(key);
  }
  part.append(tableOf(m));
}

$("kicker").textContent = `${sweep.scenario.name} · ${count(sweep.points.length, "combination")}, `
    + `${count(sweep.seeds, "seed")} each, ${sweep.runsKnown} of ${count(sweep.runs, "run")} known`;
const all = lines().length;
$("about").textContent = (sweep.axes.length ? `Along the axis: ${sweep.axes[0].key}. ` : "")
    + (sweep.axes.length > 1 ? `A line for each: ${sweep.axes.slice(1).map(axis => axis.key).join(", ")}. ` : "")
    + "A line is the median of the seeds, its band reaches from the tenth to the ninetieth percentile. "
    + "Where most seeds never come to it, the line is broken."
    + (all > MOST_LINES ? ` Of ${all} lines the first ${MOST_LINES} are drawn; the tables have all.` : "");
const measures = sweep.measures.map((_, m) => m).filter(told);
measures.forEach(section);
if (measures.length === 0) $("measures").append(element("p", {class: "notice"}, "No measure tells the combinations apart."));
document.documentElement.dataset.ready = "true";
