// Pages made by the command, opened from disk in a Chromium without a screen.
import assert from "node:assert/strict";
import {execFile} from "node:child_process";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {promisify} from "node:util";
import {chromium} from "playwright-core";

const run = promisify(execFile);
const folder = resolve("pages");

/** Runs the command and gives back what it prints. */
export async function photosync(...args) {
  const java = ["-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow", "-jar", process.env.PHOTOSYNC_JAR];
  const {stdout} = await run(process.env.PHOTOSYNC_JAVA, [...java, ...args], {maxBuffer: 1e8});
  return stdout;
}

const made = new Map();

/** The address of a scenario's page; made once. */
export async function page(scenario) {
  const file = resolve(folder, `${scenario}.html`);
  if (!made.has(scenario)) {
    made.set(scenario, mkdir(folder, {recursive: true}).then(() => photosync("report", scenario, "--no-fixes", "-o", file)));
  }
  await made.get(scenario);
  return pathToFileURL(file).href;
}

/** The address of a page that has a diagnosis, too: a made-up one that has every sort of verdict. */
export async function pageWithFixes(scenario) {
  const plain = await readFile(new URL(await page(scenario)), "utf8");
  const fixes = JSON.stringify(JSON.parse(await readFile(process.env.PHOTOSYNC_FIXES, "utf8")));
  const file = resolve(folder, `${scenario}-fixes.html`);
  await writeFile(file, plain.replace(/"fixes":null}(?=<\/script>)/, () => `"fixes":${fixes.replaceAll("<", "\\u003c")}}`));
  return pathToFileURL(file).href;
}

/** The address of a page as the command makes it when it is asked for nothing else. */
export async function pageWithItsDiagnosis(scenario) {
  const file = resolve(folder, `${scenario}-diagnosed.html`);
  await mkdir(folder, {recursive: true});
  await photosync("report", scenario, "-o", file);
  return pathToFileURL(file).href;
}

/** The address of a sweep's page, with two keys. */
export async function sweepPage() {
  const file = resolve(folder, "sweep.html");
  if (!made.has(file)) {
    made.set(file, mkdir(folder, {recursive: true}).then(() => photosync("sweep", "cloud-storage-full",
        "--set", "account.plan=5 GB,50 GB", "--set", "devices.phone.power-policy=standard,strict", "--seeds", "2", "--chart", file)));
  }
  await made.get(file);
  return pathToFileURL(file).href;
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** Opens an address; whatever the console complains of, and whatever it would fetch, is kept. */
async function open(browser, address, options = {}) {
  const context = await browser.newContext({viewport: {width: 1400, height: 900}, ...options});
  const tab = await context.newPage();
  tab.complaints = [];
  tab.on("console", message => message.type() === "error" && tab.complaints.push(message.text()));
  tab.on("pageerror", error => tab.complaints.push(error.stack));
  tab.on("request", request => {
    if (!/^(file|data|blob):/.test(request.url())) tab.complaints.push("fetches " + request.url());
  });
  await tab.goto(address);
  await tab.waitForSelector("html[data-ready]", {state: "attached"});
  return tab;
}

/** Opens a page, has something done there, and closes it without a complaint. */
export async function visit(browser, address, options, act) {
  const tab = await open(browser, address, options);
  try {
    await act(tab);
    assert.deepEqual(tab.complaints, []);
  } finally {
    await tab.context().close();
  }
}

/** What is beyond the right edge of the screen, but for what scrolls by itself. */
export async function outside(tab) {
  return tab.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const beyond = [...document.querySelectorAll("body *")].filter(e =>
      !e.closest(".scroll, .hidden, .skip, .track, .strip, [hidden]") && e.getBoundingClientRect().right > wide + 1);
    return [document.documentElement, ...beyond].filter(e => e !== document.documentElement || e.scrollWidth > wide)
        .map(e => e.outerHTML.slice(0, 80));
  });
}

/** What is written in a colour too near to that behind it. */
export async function faint(tab) {
  return tab.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const rgb = colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = e => {
      for (; e; e = e.parentElement) {
        const colour = rgb(getComputedStyle(e).backgroundColor);
        if (colour[3] > 200) return colour;
      }
      return [255, 255, 255];
    };
    return [...document.querySelectorAll("h1, h2, h3, p, dt, dd, li, button.when, button.reason, .value, summary, td, th, .verdict b")]
        .filter(e => e.innerText?.trim() && e.getClientRects().length > 0 && !e.closest(".hidden, .skip"))
        .map(e => {
          const [a, b] = [luminance(rgb(getComputedStyle(e).color)), luminance(behind(e))].sort((x, y) => y - x);
          return [(a + 0.05) / (b + 0.05), e.outerHTML.slice(0, 90)];
        }).filter(([contrast]) => contrast < 4.5);
  });
}

export async function dark(tab) {
  return /rgb\(([0-9]{1,2}), /.test(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor));
}
