import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {dark, faint, launch, outside, sweepPage, visit} from "./browser.mjs";

let browser;
before(async () => browser = await launch());
after(async () => browser.close());

const on = async (options, act) => visit(browser, await sweepPage(), options, act);
const section = (tab, name) => tab.locator("section.sweep", {has: tab.locator("h2", {hasText: new RegExp(`^${name}$`, "i")})});

test("a sweep has a chart and its figures for each measure that tells combinations apart", async () => {
  await on({}, async tab => {
    const time = section(tab, "time to sync");
    assert.equal(await time.locator(".uplot canvas").count(), 1);
    assert.match(await time.locator(".key").innerText(), /power-policy=standard[\s\S]*power-policy=strict/);
    assert.deepEqual(await time.locator("thead th").allInnerTexts(), ["plan", "power-policy", "p10", "p50", "p90"]);
    assert.match(await time.locator("tbody tr").first().innerText(), /^5 GB\s+standard\s+23h/);
    assert.equal(await section(tab, "cellular").count(), 0, "what is the same everywhere is left out");
  });
});

test("lines that lie upon each other can all be seen", async () => {
  await on({}, async tab => {
    const [blue, orange] = await section(tab, "time to sync").locator("canvas").evaluate(canvas => {
      const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const bluer = data.map((_, i) => i % 4 || data[i + 3] < 200 ? 0 : Math.sign(Math.trunc((data[i + 2] - data[i]) / 60)) + 2);
      return [3, 1].map(sort => bluer.filter(is => is === sort).length);
    });
    assert.ok(blue > 100 && orange > 100, `${blue} blue, ${orange} orange`);
  });
});

test("a sweep overflows no phone's screen, and its figures need no scrolling", async () => {
  await on({viewport: {width: 390, height: 844}, hasTouch: true}, async tab => {
    assert.deepEqual(await outside(tab), []);
    assert.deepEqual(await tab.$$eval(".scroll", all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.getAttribute("aria-label"))), []);
    const chart = await tab.locator(".uplot").first().boundingBox();
    assert.ok(chart.width <= 390 && chart.height >= 200);
  });
});

test("in the dark a sweep is dark, and what is written stands out", async () => {
  for (const colorScheme of ["dark", "light"]) {
    await on({colorScheme}, async tab => {
      assert.deepEqual(await faint(tab), []);
      assert.equal(await dark(tab), colorScheme === "dark");
    });
  }
});
