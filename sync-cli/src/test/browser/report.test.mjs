import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {dark, faint, launch, outside, page, pageWithFixes, pageWithItsDiagnosis, photosync, visit} from "./browser.mjs";

let browser;
before(async () => browser = await launch());
after(async () => browser.close());

const on = (address, options, act) => visit(browser, address, options, act);
const clock = tab => tab.textContent("#clock");
const phone = tab => tab.locator("#states .state").first();
const words = text => text.replace(/[\s–]+/g, " ").trim();

const shapes = ["healthy-day", "cloud-storage-full", "first-failing-condition-only", "stuck-low-power", "lossy-network",
  "zone-lost", "wrong-account", "full-cloud-fills-the-phone", "new-phone-joins"];
for (const scenario of shapes) {
  test(`${scenario} loads from disk without a complaint, and fetches nothing`, async () => {
    await on(await page(scenario), {}, async tab => {
      assert.ok(await tab.locator(".lane").count() >= 3, "a lane per device and one for the cloud");
      assert.ok(await tab.locator(".uplot").count() >= 3);
      assert.match(await tab.textContent("#verdict"), /OK \d+ of \d+ claims held/);
    });
  });
}

test("says at a moment what the command explain says of it", async () => {
  for (const [scenario, at] of [["cloud-storage-full", "20h"], ["stuck-low-power", "8h"], ["two-gates", "5h"], ["lossy-network", "1h30m"]]) {
    const told = words((await photosync("explain", scenario, "--at", at)).split("\n").slice(1).join(" ").replaceAll("- ", " "));
    await on(`${await page(scenario)}#t=${at}`, {}, async tab => {
      const shown = await tab.$$eval("#states .state", states => states.map(state => state.innerText).join("\n"));
      assert.equal(words(shown.replaceAll("- ", " ")), told, scenario);
    });
  }
});

test("scrubbing changes what is shown", async () => {
  await on(await page("cloud-storage-full"), {}, async tab => {
    const before = await phone(tab).innerText();
    const track = await tab.locator(".row.curve .track").first().boundingBox();
    await tab.mouse.move(track.x + track.width * 0.3, track.y + 20);
    await tab.mouse.down();
    await tab.mouse.move(track.x + track.width * 0.9, track.y + 20, {steps: 5});
    await tab.mouse.up();
    assert.match(await clock(tab), /^1d 19:/);
    assert.notEqual(await phone(tab).innerText(), before);
    assert.match(await phone(tab).innerText(), /nothing pending|in sync/);
    await tab.locator("#scrub").fill(String(20 * 3600));
    assert.equal(await clock(tab), "0d 20:00:00");
    assert.equal(await tab.getAttribute("#scrub", "aria-valuetext"), "0d 20:00:00");
  });
});

test("a deep link lands, and the address follows", async () => {
  await on(`${await page("cloud-storage-full")}#t=0d20:00`, {}, async tab => {
    assert.equal(await clock(tab), "0d 20:00:00");
    assert.match(await phone(tab).innerText(), /105 items pending, and nothing moves/);
    await tab.evaluate(() => location.hash = "#t=1d06:00:07.25");
    await tab.waitForFunction(() => document.querySelector("#clock").textContent === "1d 06:00:07.25");
    await tab.click("#mark-back");
    await tab.waitForFunction(() => location.hash === "#t=1d00:00");
    await tab.evaluate(() => location.hash = "#t=end");
    await tab.waitForFunction(() => document.querySelector("#clock").textContent === "2d 00:00:00");
  });
});

test("an address that asks for no moment is told so", async () => {
  await on(`${await page("two-gates")}#t=banana`, {}, async tab => {
    assert.match(await tab.locator("#trouble").innerText(), /“banana”, which is none/);
    await tab.evaluate(() => location.hash = "#t=5h");
    await tab.waitForFunction(() => document.querySelector("#trouble").hidden);
  });
});

test("what went wrong is never folded away", async () => {
  await on(await page("two-gates"), {}, async tab => {
    const lines = [...Array(12).fill({kind: "action"}), {kind: "failed"}, {kind: "released"}];
    assert.deepEqual(await tab.evaluate(given => foldLines(given), lines),
        [[0, 1, 2, 3, 4, 5, 6, 7, 12], [8, 9, 10, 11, 13]]);
    assert.deepEqual(await tab.evaluate(given => foldLines(given), lines.slice(3)), [[...Array(11).keys()], []]);
  });
});

test("the keyboard steps through the run and zooms", async () => {
  await on(`${await page("cloud-storage-full")}#t=0d12:30`, {}, async tab => {
    await tab.focus("#scrub");
    await tab.keyboard.press("PageDown");
    assert.equal(await clock(tab), "0d 14:00:00");
    await tab.keyboard.press("PageUp");
    assert.equal(await clock(tab), "0d 12:00:00");
    await tab.keyboard.press("ArrowRight");
    const next = await clock(tab);
    assert.notEqual(next, "0d 12:00:00");
    await tab.keyboard.press("ArrowLeft");
    assert.equal(await clock(tab), "0d 12:00:00");
    await tab.keyboard.press("Shift+ArrowRight");
    assert.equal(await clock(tab), "0d 13:00:00");
    await tab.keyboard.press("ArrowUp");
    assert.match(await clock(tab), /^0d 13:\d\d:00$/);
    assert.notEqual(await clock(tab), "0d 13:00:00", "the slider moves by a step that it shows");
    await tab.keyboard.press("End");
    assert.equal(await clock(tab), "2d 00:00:00");
    const marks = () => tab.locator(".mark").count();
    const all = await marks();
    await tab.keyboard.press("+");
    assert.ok(await marks() < all, "a view of half the run has fewer marks");
    await tab.keyboard.press("0");
    assert.equal(await marks(), all);
    await tab.waitForFunction(() => document.querySelector("#spoken").textContent.startsWith("2d 00:00:00. phone:"));
  });
});

test("an asset's story opens from what is pending, and from the list", async () => {
  await on(`${await page("cloud-storage-full")}#t=0d20:00`, {}, async tab => {
    const asset = await tab.locator("#states button.asset").first().innerText();
    await tab.locator("#states button.asset").first().click();
    assert.match(await tab.innerText("#story"), new RegExp(`Asset ${asset}`));
    await tab.waitForFunction(a => location.hash === `#t=0d20:00&asset=${a}`, asset);
    await tab.locator("#story-list button").nth(2).click();
    const story = await tab.innerText("#story");
    assert.match(story, /on phone[\s\S]*held: the cloud plan has no room for it \(cloud-quota\)[\s\S]*on tablet/);
    await tab.locator("#story button.when").nth(1).click();
    assert.notEqual(await clock(tab), "0d 20:00:00");
    await tab.fill("#find", "ffffffff");
    assert.match(await tab.innerText("#story-list"), /none of those in this page/);
  });
});

test("a link to an asset opens its story", async () => {
  const address = await page("cloud-storage-full");
  let asset;
  await on(address, {}, async tab => asset = await tab.locator("#story-list code").nth(5).innerText());
  await on(`${address}#t=0d20:00&asset=${asset}`, {}, async tab => {
    assert.match(await tab.innerText("#story"), new RegExp(`Asset ${asset}`));
  });
});

test("a hold says what would clear it, and told, true and held are told apart", async () => {
  await on(`${await page("stuck-low-power")}#t=8h`, {}, async tab => {
    const row = tab.locator(".row.gate", {hasText: "low-power-mode"}).first();
    assert.match(await row.innerText(), /held; told so, not true/);
    for (const layer of ["true", "believed", "held", "held-falsely"]) {
      assert.ok(await row.locator(`.bar.${layer}`).count() > 0, layer);
    }
    await row.locator(".bar.held-falsely").first().click();
    const card = await tab.innerText("#chosen-hold");
    assert.match(card, /charge, or switch it off[\s\S]*7, Plug in[\s\S]*not true[\s\S]*open the app/);
    await tab.click("#chosen-hold .close");
    assert.equal(await tab.innerText("#chosen-hold"), "");
    await row.locator("button.reason").focus();
    await tab.keyboard.press("Enter");
    assert.match(await tab.innerText("#chosen-hold"), /low-power-mode/);
  });
});

test("what was tried is a table with each future laid over the stalled one", async () => {
  await on(await page("cloud-storage-full"), {}, async tab => assert.ok(await tab.locator("#fixes").isHidden()));
  await on(await pageWithFixes("cloud-storage-full"), {}, async tab => {
    const rows = tab.locator("#fixes tbody tr");
    assert.match(await rows.first().innerText(), /upgrade the plan to 50 GB[\s\S]*clears/);
    assert.match(await rows.last().innerText(), /wait and do nothing[\s\S]*never/);
    await tab.click("#fixes button.fix >> nth=1");
    assert.equal(await tab.getAttribute("#fixes button.fix >> nth=1", "aria-pressed"), "true");
    assert.match(await tab.innerText("#future-words"), /free 300 MB in the cloud/);
    assert.equal(await tab.locator("#fixes .uplot").count(), 1);
  });
});

test("a stalled run is shown with what would end its stall", async () => {
  await on(await pageWithItsDiagnosis("cloud-storage-full"), {}, async tab => {
    assert.match(await tab.locator("#fixes tbody tr").first().innerText(), /upgrade the plan[\s\S]*clears/);
    assert.match(await tab.innerText("#fixes summary"), /\d+ without effect/);
    assert.match(await phone(tab).innerText(), /items pending, and nothing moves/);
  });
});

for (const scenario of ["cloud-storage-full", "first-failing-condition-only", "lossy-network"]) {
  test(`${scenario} overflows no phone's screen`, async () => {
    const address = scenario === "cloud-storage-full" ? await pageWithFixes(scenario) : await page(scenario);
    await on(address, {viewport: {width: 390, height: 844}, hasTouch: true}, async tab => {
      assert.deepEqual(await outside(tab), []);
    });
  });
}

test("in the dark the page is dark, and what is written stands out", async () => {
  for (const colorScheme of ["dark", "light"]) {
    await on(`${await page("stuck-low-power")}#t=8h`, {colorScheme}, async tab => {
      assert.deepEqual(await faint(tab), []);
      assert.equal(await dark(tab), colorScheme === "dark");
    });
  }
});

test("everything to press has a name, and the focus can be seen", async () => {
  await on(await pageWithFixes("cloud-storage-full"), {}, async tab => {
    const nameless = await tab.$$eval("button, input, summary", all => all
        .filter(e => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length || e.title)).map(e => e.outerHTML));
    assert.deepEqual(nameless, []);
    await tab.focus("#step-on");
    await tab.keyboard.press("Tab");
    const outline = await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, "none");
    const twice = await tab.$$eval("[id]", all => all.map(e => e.id).filter((id, i, ids) => ids.indexOf(id) < i));
    assert.deepEqual(twice, []);
  });
});

test("on paper there is nothing to press, and what was the matter is there", async () => {
  await on(`${await page("cloud-storage-full")}#t=20h`, {}, async tab => {
    await tab.emulateMedia({media: "print"});
    assert.ok(await tab.locator("#timebar").isHidden());
    assert.ok(await tab.locator(".lane").first().isVisible());
    assert.match(await tab.innerText("#moment"), /the cloud plan has no room for it/);
  });
});
