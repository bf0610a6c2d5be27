"use strict";
// The parts of the page that do not move: what happened, the verdict, the claims, the sums.

const MOST_LINES = 9;

const VERDICTS = {
  passed: ["✓", "OK", "good"], failed: ["✗", "Failed", "bad"], violated: ["✗", "Safety violated", "bad"],
  "not-converged": ["✗", "Not converged", "bad"], interrupted: ["!", "Interrupted", "warn"],
};

function table(caption, heads, rows) {
  return element("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": caption},
      element("table", {}, element("caption", {class: "hidden"}, caption),
          element("thead", {}, element("tr", {}, heads.map(([head, css]) =>
            element("th", {scope: "col", class: css}, head)))),
          element("tbody", {}, rows)));
}

function showTop(data, time) {
  const {run, picture} = data;
  const {scenario} = run;
  $("kicker").textContent = `photosync · ${scenario.name} · ${span(run.endMicros)} · seed ${scenario.seed}`
      + (scenario.defect ? ` · planted defect ${scenario.defect}` : "");
  const [sign, word, css] = VERDICTS[run.verdict];
  const held = run.claims.filter(c => c.result === "passed").length;
  const claims = run.claims.length === 0 ? "nothing was claimed"
    : `${held} of ${count(run.claims.length, "claim")} held`;
  const broken = run.violations > 0 ? `, ${count(run.violations, "time")}` : "";
  $("verdict").append(element("b", {class: css}, element("span", {"aria-hidden": "true"}, sign + " "), word + broken),
      ` ${claims}.`);
  const paragraphs = scenario.lesson.trim().split(/\n\s*\n/).filter(Boolean);
  const [first, ...rest] = paragraphs.map(p => element("p", {}, p.replace(/\s*\n\s*/g, " ")));
  $("lesson").append(...[first].filter(Boolean));
  if (rest.length) $("lesson").append(element("details", {}, element("summary", {}, "The whole lesson"), rest));
  if (picture.guide) $("lesson").append(element("p", {class: "guide"}, picture.guide));
  showHappened(data, time);
  $("about").append("Made by ", element("code", {}, run.replay.replace(" run ", " report ") + " -o FILE.html"),
      ". Words are exact at every moment"
      + (picture.resolutionMicros ? `, to within ${span(picture.resolutionMicros)}` : "")
      + "; curves with very many steps are thinned without losing a peak. Keys at the time bar and the lanes: ",
      "← → last and next change, Page Up and Page Down last and next mark, Shift ← → an hour, + − 0 zoom.");
}

/** Which lines are shown at once and which on demand; what went wrong is never folded away. */
function foldLines(lines) {
  const all = [...lines.keys()];
  if (lines.length <= MOST_LINES + 3) return [all, []];
  const wrong = new Set(all.filter(i => ["failed", "violated"].includes(lines[i].kind)));
  let room = MOST_LINES - wrong.size;
  const shown = new Set(all.filter(i => wrong.has(i) || room-- > 0));
  return [all.filter(i => shown.has(i)), all.filter(i => !shown.has(i))];
}

function showHappened(data, time) {
  const {run} = data;
  const signs = {passed: "✓", failed: "✗", violated: "✗", action: "▸", held: "‖", "false": "‖", released: "·", "caught-up": "✓", engine: "·"};
  const lines = run.timeline.map(line => element("li", {class: line.kind},
      element("button", {type: "button", class: "when", onclick: () => time.go(line.atMicros)}, clock(line.atMicros)),
      element("span", {class: "sign", "aria-hidden": "true"}, signs[line.kind]),
      element("span", {}, element("b", {}, data.subject(line.subject) + " "),
          (line.kind === "passed" || line.kind === "failed") && element("i", {}, line.kind === "passed" ? "as claimed: " : "claimed, and not so: "),
          line.text)));
  const [shown, folded] = foldLines(run.timeline);
  $("happened").append(element("ol", {class: "happened"}, shown.map(i => lines[i])));
  if (folded.length) {
    $("happened").append(element("details", {}, element("summary", {}, `${folded.length} lesser ones`),
        element("ol", {class: "happened"}, folded.map(i => lines[i]))));
  }
  const left = [[run.timelineLeftOut, "lesser event"], [run.routineActions, "action"]]
      .filter(([n]) => n > 0).map(([n, noun]) => count(n, noun) + (noun === "action" ? " of the owners' routines" : ""));
  if (left.length) $("happened").append(element("p", {class: "note"}, `${left.join(" and ")} left out`));
  if (lines.length === 0) $("happened").append(element("p", {class: "note"}, "Nothing worth a line."));
}

function showClaims({run}, time) {
  const when = c => c.when === "always" ? "always" : `${c.when} ${clock(c.micros)}`;
  const rows = [...run.claims, ...run.unreachedClaims].map(c => {
    const [sign, word] = c.result === "passed" ? ["✓", "held"] : c.result === "failed" ? ["✗", "failed"] : ["–", "its time had not come"];
    const moment = c.when === "always" ? when(c)
      : element("button", {type: "button", class: "when", onclick: () => time.go(c.micros)}, when(c));
    return element("tr", {class: c.result ?? ""},
        element("td", {}, element("span", {"aria-hidden": "true"}, sign), element("span", {class: "hidden"}, word)),
        element("td", {}, moment),
        element("td", {}, c.when === "always" ? c.claim : `${c.subject}: ${c.claim}`,
            c.result === "failed" && element("p", {class: "found"}, "found: " + c.found)));
  });
  $("claims").append(rows.length === 0 ? element("p", {class: "note"}, "Nothing was claimed.")
    : table("Claims", [["", ""], ["when", ""], ["claim", ""]], rows));
  for (const v of run.violated) {
    $("claims").append(element("section", {class: "violated"},
        element("h3", {}, `Must hold and does not: ${v.invariant}`),
        element("p", {}, element("button", {type: "button", class: "when", onclick: () => time.go(v.atMicros)}, clockSeconds(v.atMicros)),
            ` ${v.device}: ${v.detail}`)));
  }
}

function showEnd({run}) {
  const amount = (n, noun) => n > 0 ? `${n} ${noun}` : "";
  const cloud = run.cloud.map(a => [run.cloud.length > 1 ? `cloud, ${a.account}` : "cloud",
    [count(a.liveAssets, "asset"), amount(a.recentlyDeleted, "in Recently Deleted"),
      `photos ${size(a.photoBytes)}`, ...Object.entries(a.otherBytes).map(([n, b]) => `${n} ${size(b)}`),
      a.freeBytes < 0 ? `overfull by ${size(-a.freeBytes)}` : `${size(a.freeBytes)} of ${size(a.planBytes)} free`]]);
  const devices = run.devices.map(d => [d.device,
    [count(d.liveAssets, "asset"), amount(d.originals, "in full resolution"), amount(d.optimised, "optimised"),
      amount(d.placeholders, "placeholders"), amount(d.recentlyDeleted, "in Recently Deleted"),
      ...Object.entries(d.pending).map(([kind, n]) => `${n} pending (${kind})`),
      amount(d.unheard, "in the cloud not heard of"), d.inStep ? "in step with the cloud" : "not in step with the cloud",
      d.running ? "" : "engine off"]]);
  $("ended").append(facts(Object.fromEntries([...cloud, ...devices].map(([name, parts]) =>
    [name, parts.filter(Boolean).join("; ")]))));
}

function showTotals({run}) {
  for (const device of run.totals) {
    const falsely = device.rows.some(row => row.falseMicros >= MINUTE);
    const seconds = micros => stopwatch(Math.round(micros / SECOND));
    const share = row => element("i", {
      class: `share ${row.isReason ? "held" : row.label}`, style: `width:${100 * row.exclusiveMicros / device.elapsedMicros}%`,
    });
    const rows = device.rows.map(row => element("tr", {},
        element("th", {scope: "row", title: row.meaning}, row.label),
        element("td", {class: "number"}, row.isReason ? seconds(row.overlappingMicros) : ""),
        element("td", {class: "number"}, seconds(row.exclusiveMicros)),
        falsely && element("td", {class: "number"}, row.falseMicros >= MINUTE ? seconds(row.falseMicros) : ""),
        element("td", {class: "shares", "aria-hidden": "true"}, share(row))));
    rows.push(element("tr", {class: "sum"}, element("th", {scope: "row"}, "sum = elapsed"), element("td"),
        element("td", {class: "number"}, seconds(device.elapsedMicros)), falsely && element("td"), element("td")));
    $("totals").append(element("section", {}, element("h3", {}, device.device),
        table(`Held time of ${device.device}`, [["held by", ""], ["overlapping", "number"], ["exclusive", "number"],
          ...(falsely ? [["not true", "number"]] : []), ["", "shares"]], rows)));
  }
}
