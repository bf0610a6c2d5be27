// Pages made by the command, opened from disk in a Chromium without a screen.
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

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** Opens an address; whatever the console complains of, and whatever it would fetch, is kept. */
export async function open(browser, address, options = {}) {
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
