"use strict";
// What was done and what went wrong, as marks on a lane.

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

function markRow(lanes, mine) {
  const marks = lanes.run.marks.filter(mine);
  if (marks.length === 0) return;
  const track = lanes.row("marks", "actions and faults");
  lanes.painters.push(() => {
    const wide = track.clientWidth;
    const groups = [];
    for (const mark of marks) {
      if (mark.at < lanes.time.from || mark.at > lanes.time.to) continue;
      const x = lanes.time.percent(mark.at) / 100 * wide;
      const last = groups.at(-1);
      if (last && x - last.x < 15) last.marks.push(mark);
      else groups.push({x, marks: [mark]});
    }
    track.replaceChildren(...groups.map(group => markButton(lanes, group, wide)));
  });
}

function markButton(lanes, {x, marks}, wide) {
  const worst = WEIGHT.find(kind => marks.some(m => m.kind === kind));
  const first = marks.find(m => m.kind === worst);
  const words = marks.slice(0, 6).map(m => `${clock(m.at)} ${m.subject}: ${m.text}`);
  if (marks.length > 6) words.push(`and ${marks.length - 6} more`);
  return element("button", {
    type: "button", class: "mark", tabindex: -1, title: words.join("\n"),
    "aria-label": words.join("; "), style: `left:${100 * x / wide}%`,
    onclick: () => lanes.time.go(first.at),
  }, glyph(worst), marks.length > 1 ? element("sup", {}, String(marks.length)) : "");
}
