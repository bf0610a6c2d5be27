"use strict";
// What held work on a device, and whether that was so: bars on a lane.

/** What held for no longer in all is told in one row with others of its kind. */
const BRIEF = 2 * MINUTE;

const LAYERS = {
  "true": "true in the world",
  believed: "what the device was told",
  held: "work held",
  "held-falsely": "work held though it is not true",
};

/** A row for each reason that held anything: true, told, held. Those that never held for long share one. */
function gateRows(lanes, device) {
  const held = new Map();
  for (const bar of device.gates) {
    if (bar.layer === "held") held.set(bar.reason, (held.get(bar.reason) ?? 0) + bar.to - bar.from);
  }
  const reasons = [...held.keys()].sort((a, b) => a - b);
  const brief = reasons.filter(reason => held.get(reason) < BRIEF);
  for (const reason of reasons) {
    if (brief.length > 1 && brief.includes(reason)) continue;
    const of = lanes.run.reasons[reason];
    const bars = device.gates.filter(bar => bar.reason === reason);
    const label = element("button", {
      type: "button", class: "reason", title: `${of.text}; what would clear it?`,
      onclick: () => lanes.moment.choose(device, reason, null),
    }, of.slug);
    gateRow(lanes, device, label, bars, t => standing(bars, t));
  }
  if (brief.length > 1) {
    const bars = device.gates.filter(bar => brief.includes(bar.reason) && bar.layer.startsWith("held"));
    gateRow(lanes, device, "held briefly", bars,
        t => bars.filter(b => b.from <= t && t < b.to).map(b => lanes.run.reasons[b.reason].slug).join(", ")
          || brief.map(reason => lanes.run.reasons[reason].slug).join(", "));
  }
}

function gateRow(lanes, device, label, bars, value) {
  const track = lanes.row("gate", label, value);
  lanes.painters.push(() => track.replaceChildren(...Object.keys(LAYERS).flatMap(layer =>
    lanes.bars(bars.filter(bar => bar.layer === layer), bar => {
      const words = `${lanes.run.reasons[bar.reason].slug}: ${LAYERS[layer]}, `
          + `${clock(bar.from)} to ${clock(bar.to)}, ${span(bar.to - bar.from)}`;
      if (!layer.startsWith("held")) return element("div", {class: `bar ${layer}`, title: words});
      return element("button", {
        type: "button", class: `bar ${layer}`, tabindex: -1, title: words, "aria-label": words,
        onclick: e => {
          const box = track.getBoundingClientRect();
          if (e.detail) lanes.time.go(lanes.time.at((e.clientX - box.left) / box.width, box.width));
          else lanes.time.go(bar.from);
          lanes.moment.choose(device, bar.reason, bar);
        },
      });
    }))));
}

/** Which of the layers a reason stands on at a moment, where they do not agree. */
function standing(bars, t) {
  const now = new Set(bars.filter(b => b.from <= t && t < b.to).map(b => b.layer));
  if (now.has("held-falsely")) return now.has("believed") ? "held; told so, not true" : "held; not true";
  if (now.has("held")) return "held";
  if (now.has("true")) return now.has("believed") ? "true; nothing to hold" : "true; not told";
  return now.has("believed") ? "told so, not true" : "";
}

/** What the cloud truly refuses, whether or not anyone asks. */
function refusalRows(lanes) {
  const reasons = lanes.run.reasons.map((r, i) => [r, i])
      .filter(([r]) => ["server", "version", "cloud-quota"].includes(r.of));
  for (const [of, reason] of reasons) {
    const bars = lanes.run.devices.flatMap(d => d.gates
        .filter(b => b.reason === reason && b.layer === "true").map(b => ({...b, device: d.name})));
    if (bars.length === 0) continue;
    const track = lanes.row("gate", of.slug, t => {
      const names = new Set(bars.filter(b => b.from <= t && t < b.to).map(b => b.device));
      return names.size ? `refuses ${[...names].join(", ")}` : "";
    });
    const merged = union(bars);
    lanes.painters.push(() => track.replaceChildren(...lanes.bars(merged, bar => element("div", {
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
