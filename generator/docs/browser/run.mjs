// Builds the catalogue's site and reads every page of it in Chromium. See README.md.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { files, size, tool } from "./lib/build.mjs";
import { executable, label, launch, present, watched } from "./lib/browser.mjs";
import { deep } from "./lib/deep.mjs";
import { explorer } from "./lib/explorer.mjs";
import { hostile, hostileDocument } from "./lib/hostile.mjs";
import { inspect } from "./lib/inspect.mjs";
import { checkLinks } from "./lib/links.mjs";
import { Report } from "./lib/report.mjs";
import { serve } from "./lib/serve.mjs";
import * as stories from "./lib/stories.mjs";
import { checkValid } from "./lib/valid.mjs";

if (!present()) {
  console.error(`docs-test: there is no browser at ${executable}; install Chromium (Debian: apt-get install chromium), or name one with CHROMIUM=`);
  process.exit(2);
}

const quick = process.env.DOCS_TEST === "quick"; // some pages of each kind
const report = new Report();
const temporary = mkdtempSync(path.join(tmpdir(), "bizgen-docs-"));
const artefacts = fileURLToPath(new URL("artefacts/", import.meta.url));
mkdirSync(artefacts, { recursive: true });
const lap = (() => { let at = performance.now(); return (what) => { console.log(`${what}: ${((performance.now() - at) / 1000).toFixed(1)} s`); at = performance.now(); }; })();

const build = tool(temporary);
const site = path.join(temporary, "site");
const took = build("docs", "build", "--out", site);
report.note(`build of the catalogue's site: ${(took / 1000).toFixed(1)} s`);
const names = files(site), all = names.filter((n) => n.endsWith(".html"));
const chosen = quick ? all.filter((n, i) => i % 23 === 0 || /^(en\/)?(index|oneclick\/.*)\.html$/.test(n)) : all;
report.note(`${all.length} pages, ${chosen.length} of them looked at`);
lap("build");

weights();
await checkValid(site, chosen, report);
lap("HTML");

const server = await serve(site);
const browser = await launch();
try {
  const pages = await everyPage(server.base, true);
  lap("pages over http");
  if (!quick) checkLinks(pages, names, server.base, report);
  const local = pathToFileURL(site).href + "/";
  await everyPage(local, false);
  lap("pages from files");
  const kinds = ["index.html", "oneclick/index.html", "oneclick/calls/getOrderStatus.html", "options/schemas/OptionGroup.html", "oneclick/schemas.html", "oneclick/flows.html", "oneclick/changes.html", "oneclick/files.html"].filter((n) => names.includes(n));
  const both = kinds.flatMap((n) => [n, `en/${n}`]);
  const linked = new Map([...pages].filter(([n], i) => i % (quick ? 3 : 11) === 0 && /(calls|schemas)\//.test(n)));
  for (const base of [server.base, local]) {
    await tell("search by keyboard", () => stories.searchByKeyboard(browser, report, base));
    await tell("languages", () => stories.languages(browser, report, base, kinds));
    await tell("deep links", () => stories.deepLinks(browser, report, base, linked));
  }
  await tell("search field", () => stories.searchField(browser, report, server.base));
  await tell("keyboard", () => stories.keyboard(browser, report, server.base, both));
  await tell("print", () => stories.printed(browser, report, server.base, [...both, ...names.filter((n) => n.endsWith("oneclick/print.html"))]));
  await tell("without script", () => stories.withoutScript(browser, report, server.base, both));
  await tell("screenshots", () => stories.screenshots(browser, report, server.base, artefacts));
  await tell("pictures", () => stories.pictures(browser, report, server.base, fileURLToPath(new URL("images/", import.meta.url)), process.env.UPDATE === "1"));
  lap("stories");
  await tell("hostile document", () => hostile(browser, report, build, path.join(temporary, "attack")));
  lap("hostile document");
  await tell("deep document", () => deep(browser, report, build, path.join(temporary, "deep")));
  await tell("explorer", () => explorer(browser, report, build, path.join(temporary, "explorer"), artefacts, hostileDocument()));
  lap("explorer");
} finally {
  await browser.close();
  await server.close();
  if (!process.env.DOCS_TEST_KEEP) rmSync(temporary, { recursive: true, force: true });
}
report.print();
process.exit(report.failed > 0 ? 1 : 0);

// tell runs a story; one that cannot be told to its end is a fault.
async function tell(name, story) {
  try {
    await story();
  } catch (error) {
    report.check(false, `story ${name}`, String(error.stack ?? error).split("\n").slice(0, 6).join("\n      "));
  }
}

// weights holds pages and the index to their sizes.
function weights() {
  const shared = names.filter((n) => n.startsWith("assets/") && !n.endsWith("search-index.js")).reduce((sum, n) => sum + size(site, n), 0);
  const search = size(site, "assets/search.js") + size(site, "assets/search.css");
  let heaviest = 0;
  for (const name of all) {
    const weight = size(site, name) + (/(^|\/)print\.html$/.test(name) ? shared - search : shared); // which prints do not load
    heaviest = Math.max(heaviest, weight);
    report.check(weight < 150_000, `weight /${name}`, `${Math.round(weight / 1000)} KB with its style and scripts`);
  }
  report.note(`heaviest page: ${Math.round(heaviest / 1000)} KB, of which style and scripts ${Math.round(shared / 1000)} KB`);
  const index = existsSync(path.join(site, "assets/search-index.js")) ? size(site, "assets/search-index.js") : Infinity;
  report.check(index < 300_000, "weight search-index.js", `the index has ${Math.round(index / 1000)} KB`);
  report.note(`search index: ${Math.round(index / 1000)} KB`);
}

// everyPage loads the chosen pages, two at a time; it gives what each refers to.
async function everyPage(base, thoroughly) {
  const out = new Map(), rest = [...chosen];
  const progress = setInterval(() => console.log(`${chosen.length - rest.length} of ${chosen.length} pages`), 60_000).unref();
  await Promise.all([1, 2].map(async () => {
    const { page, context } = await watched(browser, report, base);
    for (let name; (name = rest.shift()) !== undefined;) {
      const url = base + name.split("/").map(encodeURIComponent).join("/");
      const response = await page.goto(url);
      report.check(response === null || response.ok(), label(url, base), "it does not load");
      if (thoroughly) out.set(name, await inspect(page, report, label(url, base)));
    }
    await context.close();
  }));
  clearInterval(progress);
  return new Map([...out].sort(([a], [b]) => (a < b ? -1 : 1)));
}
