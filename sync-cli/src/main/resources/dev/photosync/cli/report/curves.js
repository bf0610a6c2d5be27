"use strict";
// Curves over time, drawn by uPlot. All share the page's view; none has an axis of its own but the
// last of a lane, so that bars and marks of the same width lie above one another.

const COLOURS = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "muted", "line", "up", "down", "records", "hold", "false", "area", "warm"]) {
    COLOURS[name] = style.getPropertyValue("--" + name).trim();
  }
}

const plain = colour => colour;
const pale = colour => `color-mix(in srgb, ${colour} 28%, transparent)`;

/** Times of the axis: whole hours or days, as many as there is room for. */
function axisSplits(chart, _, from, to) {
  const most = Math.max(2, chart.bbox.width / devicePixelRatio / 76);
  const unit = [10, 30, 60, 300, 600, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 2592000]
      .find(u => (to - from) / u <= most) ?? 31536000;
  const splits = [];
  for (let t = Math.ceil(from / unit) * unit; t <= to; t += unit) splits.push(t);
  return splits;
}

function axisWords(chart, splits) {
  const fine = splits.length > 1 && splits[1] - splits[0] < 60;
  const room = 18 * (chart.scales.x.max - chart.scales.x.min) / (chart.bbox.width / devicePixelRatio);
  return splits.map(s => {
    if (s - chart.scales.x.min < room || chart.scales.x.max - s < room) return "";
    const words = fine ? clockSeconds(s * SECOND) : clock(s * SECOND);
    return s % 86400 === 0 ? words.split(" ")[0] : words.split(" ")[1];
  });
}

class Curve {
  /**
   * @param lines {steps, colour: name, fill, dash} from back to front
   * @param options {height, most, mirrored, axis}
   */
  constructor(place, time, lines, options) {
    this.time = time;
    this.lines = lines;
    this.options = options;
    this.chart = new uPlot(this.settings(place), this.data(), place);
    this.chart.root.setAttribute("aria-hidden", "true");
    time.addEventListener("view", () => this.show());
  }

  settings(place) {
    const {height, most, mirrored, axis} = this.options;
    return {
      width: Math.max(50, place.clientWidth),
      height: height + (axis ? 22 : 0),
      padding: [2, 0, axis ? 0 : 2, 0],
      legend: {show: false},
      cursor: {show: false},
      select: {show: false},
      scales: {
        x: {time: false, range: () => [this.time.from / SECOND, this.time.to / SECOND]},
        y: {range: () => mirrored ? this.mirror() : [0, Math.max(1, most)]},
      },
      axes: [
        {
          show: Boolean(axis), size: 22, gap: 3, font: "11px system-ui, sans-serif",
          stroke: () => COLOURS.muted, splits: axisSplits, values: axisWords,
          grid: {show: true, stroke: () => COLOURS.line, width: 1}, ticks: {show: false},
        },
        {show: false},
      ],
      series: [{}, ...this.lines.map(line => ({
        stroke: () => COLOURS[line.colour],
        fill: line.fill ? () => (mirrored ? plain : pale)(COLOURS[line.colour]) : undefined,
        width: line.width ?? 1.25, dash: line.dash,
        paths: uPlot.paths.stepped({align: 1}), points: {show: false},
      }))],
    };
  }

  /** As much above zero as below, so that both directions are drawn to one scale. */
  mirror() {
    const all = this.values.flat();
    const most = Math.max(1, ...all), least = Math.min(0, ...all);
    return [least === 0 ? 0 : Math.min(least, -most / 5), Math.max(most, -least / 5)];
  }

  data() {
    if (this.options.rates) return this.rates();
    const times = [...new Set([0, this.time.run.end, ...this.lines.flatMap(l => l.steps.at)])]
        .sort((a, b) => a - b);
    this.values = this.lines.map(line => {
      let i = -1;
      return times.map(t => {
        while (i + 1 < line.steps.size && line.steps.at[i + 1] <= t) i++;
        return i < 0 ? 0 : line.steps.values[i];
      });
    });
    return [times.map(t => t / SECOND), ...this.values];
  }

  /** Bytes a second in each of as many columns as there is room for; exact for each column. */
  rates() {
    const {from, to} = this.time;
    const columns = Math.max(20, Math.floor((this.chart?.width ?? 400) / 3));
    const times = Array.from({length: columns + 1}, (_, i) => from + (to - from) * i / columns);
    this.values = this.lines.map(line => times.map((t, i) => {
      const next = times[Math.min(i + 1, columns)];
      const bytes = line.steps.valueAt(next) - line.steps.valueAt(t);
      return line.sign * bytes / ((to - from) / columns / SECOND);
    }));
    this.options.peaks?.(...this.values.map(v => v.reduce((a, b) => Math.max(a, Math.abs(b)), 0)));
    return [times.map(t => t / SECOND), ...this.values];
  }

  show() {
    if (this.options.rates) this.chart.setData(this.rates(), true);
    else this.chart.setScale("x", {min: this.time.from / SECOND, max: this.time.to / SECOND});
  }

  resize(width) {
    this.chart.setSize({width, height: this.chart.height});
    if (this.options.rates) this.show();
  }

  redraw() {
    this.chart.redraw(false, true);
  }
}
