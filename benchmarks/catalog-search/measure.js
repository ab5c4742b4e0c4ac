// How long the index of a catalog takes from a keystroke to the painted results, in Chromium:
//   node benchmarks/catalog-search/measure.js SITE [PLAYWRIGHT]
// PLAYWRIGHT is the folder of playwright-core; the NuGet package Microsoft.Playwright brings it as .playwright/package.
"use strict";
const { resolve, join } = require("node:path");
const { homedir } = require("node:os");
const { readdirSync } = require("node:fs");

const packages = join(homedir(), ".nuget/packages/microsoft.playwright");
const site = resolve(process.argv[2] ?? "site");
const { chromium } = require(process.argv[3] ?? join(packages, readdirSync(packages).sort().at(-1), ".playwright/package"));
const queries = ["rundll32", "smb", "rundll32 smb", "4688", "t1059", "powershell encoded", "service_name", "zzz"];

// Types a query letter by letter; a letter is done in the second frame after it, when what it changed has been painted.
const type = async query => {
  const input = document.getElementById("q");
  const times = [];
  const frame = () => new Promise(done => requestAnimationFrame(done));
  for (let length = 1; length <= query.length; length++) {
    const start = performance.now();
    input.value = query.slice(0, length);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await frame();
    await frame();
    times.push(performance.now() - start);
    await new Promise(done => setTimeout(done, 200));
  }

  const titles = [...document.querySelectorAll("#results a.title")].map(link => link.textContent);
  return { times, count: document.getElementById("count").textContent, titles };
};

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromiumSandbox: false, args: ["--disable-gpu"] });
  const page = await browser.newPage();
  await page.goto(`file://${site}/index.html`);
  for (const query of queries) {
    const { times, count, titles } = await page.evaluate(type, query);
    times.sort((first, second) => first - second);
    const [median, worst] = [times[times.length >> 1], times.at(-1)].map(time => time.toFixed(0).padStart(4));
    console.log(`${query.padEnd(20)} median ${median} ms  worst ${worst} ms  ${count}, first: ${titles[0] ?? "none"}`);
  }

  await browser.close();
})();
