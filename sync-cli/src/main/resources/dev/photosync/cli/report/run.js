"use strict";
// The run as the page's data have it, and what holds at a moment.

/** A number that changes in steps, from lists of rises. */
class Steps {
  constructor([at, values]) {
    this.at = sums(at);
    this.values = sums(values);
  }

  get size() {
    return this.at.length;
  }

  valueAt(t) {
    const i = lastBefore(this.at, t);
    return i < 0 ? 0 : this.values[i];
  }

  get most() {
    return this.values.reduce((a, b) => Math.max(a, b), 0);
  }

  /** The one value it always has; null if it changes. */
  get always() {
    return this.values.every(v => v === this.values[0]) ? this.values[0] ?? 0 : null;
  }

  /** Several series added up. */
  static sum(series) {
    const changes = series.flatMap(s => s.at.map((t, i) => [t, s.values[i] - (s.values[i - 1] ?? 0)]));
    changes.sort((a, b) => a[0] - b[0]);
    const sum = new Steps([[], []]);
    let value = 0;
    for (const [t, rise] of changes) {
      value += rise;
      if (sum.at.at(-1) === t) sum.values[sum.values.length - 1] = value;
      else {
        sum.at.push(t);
        sum.values.push(value);
      }
    }
    return sum;
  }
}

function sums(rises) {
  let sum = 0;
  return rises.map(rise => sum += rise);
}

/** The place of the last that is not after t; -1 if all are. */
function lastBefore(sorted, t) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** All that the page shows. */
class RunData {
  static async read() {
    const data = JSON.parse($("data").textContent);
    return new RunData(data, await unpack(data.picture));
  }

  constructor(data, picture) {
    this.run = data.run;
    this.fixes = data.fixes;
    this.end = data.run.endMicros;
    this.picture = picture;
    this.reasons = picture.reasons;
    this.devices = picture.devices.map((d, i) => this.device(d, picture.moments[i]));
    this.accounts = picture.accounts.map(a => ({
      name: a.name,
      plan: new Steps(a.plan), photos: new Steps(a.photos),
      other: new Steps(a.other), promised: new Steps(a.promised),
    }));
    this.marks = picture.marks.map(([at, kind, subject, text]) => ({at, kind, subject: this.subject(subject), text}));
    this.markTimes = [...new Set(this.marks.map(m => m.at))];
    this.changes = [...new Set([...this.devices.flatMap(d => d.momentTimes), ...this.markTimes])]
        .sort((a, b) => a - b);
    this.stories = picture.stories;
  }

  /** The only account there is has a name that no file mentions. */
  subject(name) {
    const accounts = this.run.scenario.accounts;
    return accounts.length === 1 && accounts[0] === name ? "account" : name;
  }

  device(d, [momentTimes, places]) {
    const pending = Object.fromEntries(Object.entries(d.pending).map(([k, s]) => [k, new Steps(s)]));
    return {
      name: d.name, account: d.account, storage: d.storageBytes, pending,
      allPending: Steps.sum(Object.values(pending)),
      unheard: new Steps(d.unheard), up: new Steps(d.up), down: new Steps(d.down),
      cellular: new Steps(d.cellular), battery: new Steps(d.battery),
      charging: new Steps(d.charging), used: new Steps(d.used),
      network: d.network, running: d.running,
      gates: d.gates.map(([reason, layer, from, to]) => ({reason, layer, from, to})),
      momentTimes: sums(momentTimes), places,
    };
  }

  /** What is said of a device at a moment. */
  state(device, t) {
    const i = lastBefore(device.momentTimes, t);
    if (i < 0) return null;
    const {words, holds, states} = this.picture;
    const [[headline, engine], todo, held, differences] = states[device.places[i]];
    return {
      headline: words[headline],
      engine: words[engine],
      todo: todo.map(w => words[w]),
      holds: held.map(h => this.hold(holds[h], t)),
      differences: Array.from({length: differences.length / 2},
          (_, n) => [words[differences[2 * n]], words[differences[2 * n + 1]]]),
    };
  }

  hold([reason, since, until, title, truth, what], t) {
    const words = this.picture.words;
    const genuine = words[truth] === "";
    const of = this.reasons[reason];
    return {
      reason, genuine, title: words[title], truth: words[truth], what: words[what],
      since: `${clock(since)}, for ${span(Math.floor(t) - since)}`
          + (until > t ? `; known to end at ${clockSeconds(until)}` : ""),
      gate: of.gate, ...(genuine ? of.genuine : of.false),
    };
  }
}
