"use strict";
// What is the matter at the moment shown, in the words of the command explain.

class Moment {
  constructor(run, time) {
    this.run = run;
    this.time = time;
    this.openStory = () => {};
    time.addEventListener("moment", () => this.show());
  }

  show() {
    const t = this.time.t;
    $("moment-clock").textContent = clockExact(t);
    const states = this.run.devices.map(d => [d, this.run.state(d, t)]);
    $("states").replaceChildren(...states.map(([d, state]) => this.device(d, state)));
    const glance = states.map(([d, s]) => `${d.name}: ${s ? s.headline : "not there yet"}`);
    $("glance").textContent = glance.join(" · ");
    this.latest(t);
    clearTimeout(this.due);
    // Whoever listens hears where the scrubbing ended, not all of it.
    this.due = setTimeout(() => $("spoken").textContent = `${clockSeconds(t)}. ${glance.join(". ")}.`, 500);
  }

  latest(t) {
    const at = this.run.markTimes[lastBefore(this.run.markTimes, t)];
    const marks = at === undefined ? [] : this.run.marks.filter(m => m.at === at);
    const words = [...new Set(marks.map(m => `${m.subject}: ${m.text}`))];
    const more = words.length > 4 ? `; and ${words.length - 4} more` : "";
    $("latest").replaceChildren(...(words.length === 0 ? [] : [
      element("b", {}, at === t ? "Now" : `At ${clock(at)}`), " ", words.slice(0, 4).join("; ") + more,
    ]));
  }

  device(device, state) {
    if (!state) return element("section", {}, element("h3", {}, device.name));
    const title = element("h3", {}, device.name, ": ", element("span", {}, state.headline));
    return element("section", {class: "state"},
        title,
        state.engine && element("p", {class: "engine"}, state.engine),
        state.todo.length > 0
          && element("ul", {}, state.todo.map(line => element("li", {}, this.withAssets(line)))),
        state.holds.map(hold => this.hold(device, hold)),
        state.differences.length > 0 && element("div", {class: "differs"},
            element("h4", {}, "What the engine was told differs from what is so:"),
            element("ul", {}, state.differences.map(([what, words]) =>
              element("li", {}, element("b", {}, what + ": "), words)))));
  }

  /** Names of assets in a text open their stories. */
  withAssets(text) {
    return text.split(/\b([0-9a-f]{8})\b/).map((part, i) => i % 2 === 0 ? part : element("button", {
      type: "button", class: "asset", onclick: () => this.openStory(part),
    }, part));
  }

  hold(device, hold) {
    const slug = this.run.reasons[hold.reason].slug;
    return element("details", {class: hold.genuine ? "hold" : "hold false", open: true, "data-reason": slug},
        element("summary", {}, hold.title),
        facts({
          truth: hold.truth, what: hold.what, since: hold.since, gate: hold.gate,
          "to do": hold.todo, guide: hold.guide,
        }));
  }

  /** Shows what would clear a reason, at one of the times it held or in general. */
  choose(device, reason, bar) {
    const of = this.run.reasons[reason];
    const bars = device.gates.filter(b => b.reason === reason);
    const held = bars.filter(b => b.layer === "held");
    const untrue = bars.filter(b => b.layer === "held-falsely");
    const stretch = bar ? held.find(b => b.from <= bar.from && bar.to <= b.to) ?? bar
      : held.find(b => b.from <= this.time.t && this.time.t < b.to)
        ?? held.reduce((a, b) => b.to - b.from > a.to - a.from ? b : a);
    const falsely = untrue.some(b => b.from < stretch.to && b.to > stretch.from);
    const sum = list => span(list.reduce((s, b) => s + b.to - b.from, 0));
    const ended = stretch.to >= this.run.end ? "still at the end of the run"
      : `${clock(stretch.from)} to ${clock(stretch.to)}, ${span(stretch.to - stretch.from)}`;
    const card = element("section", {class: "chosen", "aria-label": `Hold ${of.slug}`},
        element("button", {type: "button", class: "close", title: "Close", onclick: () => this.unchoose()},
            element("span", {"aria-hidden": "true"}, "×"), element("span", {class: "hidden"}, "Close")),
        element("h3", {}, `${device.name}: ${of.slug}`),
        element("p", {}, of.text),
        facts({
          "to clear it": of.genuine.todo,
          guide: of.genuine.guide,
          gate: of.gate,
          held: stretch.to >= this.run.end ? `since ${clock(stretch.from)}, ${ended}` : ended,
          "in all": `${sum(held)} in ${count(held.length, "stretch").replace("stretchs", "stretches")}`
              + (untrue.length ? `, of which ${sum(untrue)} although it was not true` : ""),
          "if not true": falsely ? `${of.false.todo}. Guide ${of.false.guide}` : "",
        }));
    $("chosen-hold").replaceChildren(card);
    if (matchMedia("(max-width: 60rem)").matches) card.scrollIntoView({block: "center"});
  }

  unchoose() {
    $("chosen-hold").replaceChildren();
    $("moment").focus({preventScroll: true});
  }
}

function facts(named) {
  return element("dl", {}, Object.entries(named).filter(([, text]) => text)
      .map(([name, text]) => element("div", {}, element("dt", {}, name), element("dd", {}, text))));
}
