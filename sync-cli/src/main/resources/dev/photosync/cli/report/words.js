"use strict";
// Times, sizes and counts as the command line writes them. Times are microseconds since the start.

const SECOND = 1e6, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

const two = n => String(n).padStart(2, "0");

/** A moment as days and a clock since the start: 1d 06:00. */
function clock(micros) {
  const m = Math.floor(micros / MINUTE);
  return `${Math.floor(m / 1440)}d ${two(Math.floor(m / 60) % 24)}:${two(m % 60)}`;
}

function clockSeconds(micros) {
  return `${clock(micros)}:${two(Math.floor(micros / SECOND) % 60)}`;
}

/** A moment as exactly as it is known: 1d 06:00:07.25. */
function clockExact(micros) {
  const rest = micros % SECOND;
  return clockSeconds(micros) + (rest ? "." + String(rest).padStart(6, "0").replace(/0+$/, "") : "");
}

/** A moment for a link, which the command's --at understands, too. */
function clockLink(micros) {
  return (micros % MINUTE ? clockExact(micros) : clock(micros)).replace(" ", "");
}

const UNITS = {d: DAY, h: HOUR, m: MINUTE, min: MINUTE, s: SECOND, ms: 1000};

/** What clock, clockSeconds or clockLink wrote, a duration such as 1d6h, or "end"; NaN if none. */
function parseMoment(text, end) {
  const t = text.trim().toLowerCase();
  if (t === "end") return end;
  const c = /^(?:(\d+)d)?\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(t);
  if (c) return Math.round((c[1] ?? 0) * DAY + c[2] * HOUR + c[3] * MINUTE + (c[4] ?? 0) * SECOND);
  if (!/^(?:\d+(?:\.\d+)?\s*(?:d|h|min|m|ms|s)\s*)+$/.test(t)) return NaN;
  return Math.round([...t.matchAll(/(\d+(?:\.\d+)?)\s*(d|h|min|ms|m|s)/g)]
      .reduce((sum, [, n, unit]) => sum + n * UNITS[unit], 0));
}

/** A duration in its two largest units: 1d 06h, 23h 04m, 350 ms. */
function span(micros) {
  if (micros < SECOND) return micros === 0 ? "0s" : Math.max(1, Math.floor(micros / 1000)) + " ms";
  const to = unit => Math.floor((micros + unit / 2) / unit) * unit;
  const pair = (large, name, small, unit) => `${Math.floor(large)}${name} ${two(Math.floor(small))}${unit}`;
  let r = to(SECOND);
  if (r < MINUTE) return r / SECOND + "s";
  if (r < HOUR) return pair(r / MINUTE, "m", r % MINUTE / SECOND, "s");
  r = to(MINUTE);
  if (r < DAY) return pair(r / HOUR, "h", r % HOUR / MINUTE, "m");
  r = to(HOUR);
  return pair(r / DAY, "d", r % DAY / HOUR, "h");
}

/** Seconds as 27:04:12. */
function stopwatch(seconds) {
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A size with three significant digits: 3.41 GB. */
function size(bytes) {
  if (bytes < 0) return "-" + size(-bytes);
  let unit = 0, value = bytes;
  while (unit < 5 && value >= 1000) {
    value /= 1000;
    unit++;
  }
  const whole = String(Math.floor(value)).length;
  return Number(value.toFixed(Math.max(0, 3 - whole))) + " " + ["B", "kB", "MB", "GB", "TB", "PB"][unit];
}

function count(n, noun) {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** An element; text goes in as text, never as HTML. */
function element(name, attributes = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...children.flat().filter(child => child !== false && child != null && child !== ""));
  return e;
}

const $ = id => document.getElementById(id);
