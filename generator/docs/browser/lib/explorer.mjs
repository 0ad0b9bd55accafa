// The page that sends requests: it speaks to the site, and to the one address that its
// reader has given.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { label, narrow, watched, wide } from "./browser.mjs";
import { repository } from "./build.mjs";
import { accessible, findings } from "./inspect.mjs";
import { serve } from "./serve.mjs";

export async function explorer(browser, report, build, folder, artefacts, attack) {
  const site = path.join(folder, "site"), hostile = path.join(folder, "hostile"), program = tarball(build, folder);
  const spec = path.join(repository, "spec/kakao/oneclick.yaml");
  build("docs", "build", "--spec", spec, "--explorer", program, "--changes=false", "--out", site);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "attack.yaml"), JSON.stringify(attack));
  build("docs", "build", "--spec", path.join(folder, "attack.yaml"), "--explorer", program, "--changes=false", "--lenient", "--out", hostile);
  const api = await partner(), other = await partner();
  try {
    for (const [root, tell] of [[site, requests], [hostile, inert]]) {
      const server = await serve(root);
      try {
        for (const base of [server.base, pathToFileURL(root).href + "/"]) await tell(browser, report, base, api, other, artefacts);
      } finally {
        await server.close();
      }
    }
  } finally {
    await api.close();
    await other.close();
  }
}

// tarball gets the program the way that bizgen says.
function tarball(build, folder) {
  if (process.env.EXPLORER) return path.resolve(process.env.EXPLORER);
  let said = "";
  try {
    build("docs", "build", "--spec", path.join(repository, "spec/kakao/oneclick.yaml"), "--explorer", path.join(folder, "missing.tgz"), "--out", path.join(folder, "none"));
  } catch (error) {
    said = String(error.stderr);
  }
  const [, name, version] = said.match(/npm pack (@[a-z/-]+)@([0-9.]+)/) ?? [];
  if (!version) throw new Error(`bizgen does not say how to get the explorer: ${said}`);
  const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
  const file = path.join(cache, `${name.slice(1).replace("/", "-")}-${version}.tgz`);
  mkdirSync(cache, { recursive: true });
  if (!existsSync(file)) execFileSync("npm", ["pack", "--silent", `${name}@${version}`, "--pack-destination", cache], { stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  return file;
}

// partner is the server of somebody who lets every page ask.
async function partner() {
  const got = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (data) => { body += data; }).on("end", () => {
      if (request.method !== "OPTIONS") got.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*", "Access-Control-Allow-Methods": "*", "Content-Type": "application/json" });
      response.end(request.method === "OPTIONS" ? "" : JSON.stringify({ answered: request.url }));
    });
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}/`, got, close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }) };
}

// What axe-core finds in the program's own window for requests, which no setting and no
// style mends. What is not found any more has to go from here.
const requesting = [
  ["aria-prohibited-attr: button More Information", "its role says that it is no button, though it is one and works as one"],
  ["aria-required-attr: div Key", "the field does not say whether its list of proposals is open"],
  ["aria-required-attr: div Value", "the same"],
].map(([finding]) => finding);
const answered = [
  ["aria-input-field-name: div .cm-content", "the field that shows the answer has no name; the section around it has"],
  ["aria-valid-attr-value: button Copy code", "it names an element that is there only while its hint is shown"],
].map(([finding]) => finding);

// bare holds what the program shows to axe-core in both themes, but for what is known.
async function bare(page, report, where, known) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => document.body.classList.contains(theme) && document.getAnimations().every((a) => a.playState !== "running"), `${colorScheme}-mode`);
    const found = await findings(page), differ = [...found.filter((f) => !known.includes(f)).map((f) => `new: ${f}`), ...known.filter((f) => !found.includes(f)).map((f) => `gone: ${f}`)];
    report.check(differ.length === 0, `${where} ${colorScheme}`, `axe ${differ.join("\n      axe ")}`);
  }
}

// requests goes from a call to the explorer, and sends one.
async function requests(browser, report, base, api, other, artefacts) {
  for (const [home, words] of [["", { again: "다른 주소 입력", test: "호출해 보기" }], ["en/", { again: "Use another address", test: "Test Request" }]]) {
    const { page, context } = await watched(browser, report, base, { viewport: { width: 1440, height: 1000 } }, [api.base]);
    const loaded = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.goto(`${base}${home}oneclick/calls/getOrderStatus.html`);
    await page.locator(".endpoint .try").click();
    await page.locator("#base-url").waitFor();
    const where = label(page.url(), base);
    for (const viewport of [narrow, wide]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await accessible(page, report, `${where} ${viewport.width} ${colorScheme}`, null);
      }
      report.check(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${where} ${viewport.width}`, "scrolls sideways");
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1440, height: 1000 });

    for (const refused of ["", "shop", "http://shop.example", "ftp://127.0.0.1", `${api.base}?a=b`, "https://user:word@shop.example", "javascript:window.pwned=1"]) {
      await page.locator("#base-url").fill(refused);
      await page.keyboard.press("Enter");
      report.check(await page.locator("#base .alert").innerText() !== "" && !await page.locator("#base .again").isVisible(), where, `the address ${refused} is taken`);
    }
    report.check(!loaded.some((url) => url.includes("scalar.js")), where, "the program is loaded before there is an address");

    await page.locator("#base-url").fill(api.base + "base/");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: words.again }).waitFor();
    const section = page.locator("section[id$='tag/order-status/GET/order/status']");
    await section.waitFor({ timeout: 30_000 });
    await page.waitForTimeout(1500);
    report.check(await section.evaluate((e) => { const box = e.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }), where, "the call that was asked for is not shown");
    report.check(!/\b(Deploy|Share|Ask AI|Generate|MCP|SDK|Open API Client|Developer Tools)\b/.test(await page.locator("#explorer").innerText()), where, "there are ways to other services");
    await page.screenshot({ path: path.join(artefacts, `explorer-${home ? "en" : "ko"}.png`) });
    for (const viewport of [narrow, { width: 1440, height: 1000 }]) {
      await page.setViewportSize(viewport);
      await bare(page, report, `${where} program ${viewport.width}`, []);
    }

    const before = api.got.length;
    await section.getByRole("button", { name: words.test }).first().click();
    await page.getByRole("dialog").getByText("Send", { exact: true }).first().waitFor();
    await page.getByRole("dialog").locator("tr", { hasText: "order_id" }).locator("td").last().click();
    await page.keyboard.type("typed-1");
    await bare(page, report, `${where} window`, requesting);
    await page.keyboard.press("Control+Enter");
    await page.getByText(/answered/).first().waitFor({ timeout: 15_000 }).catch(() => report.fault(where, "the answer is not shown"));
    const [one, ...more] = api.got.slice(before);
    report.check(one?.method === "GET" && one.url === "/base/order/status?order_id=typed-1" && more.length === 0, where, `the request that arrived is ${one?.method} ${one?.url}`);
    await bare(page, report, `${where} answer`, [...requesting, ...answered]);
    await page.screenshot({ path: path.join(artefacts, `explorer-sent-${home ? "en" : "ko"}.png`) });
    report.check(await page.evaluate(() => Object.keys(localStorage).every((key) => !/auth/.test(key))), where, "credentials are kept");
    await context.close();
  }
  await confined(browser, report, base, api, other);
}

// confined tries to speak to another host than the one given. It says so on the console,
// which is no fault here.
async function confined(browser, report, base, api, other) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base}oneclick/explorer.html`);
  await page.locator("#base-url").fill(api.base);
  await page.keyboard.press("Enter");
  await page.locator("#base .again").waitFor();
  const ask = (url) => page.evaluate((url) => fetch(url).then(() => true, () => false), url);
  const where = label(page.url(), base);
  report.check(await ask(api.base + "mine"), where, "the address that was given cannot be reached");
  report.check(!await ask(other.base + "theirs") && other.got.length === 0, where, "another address can be reached");
  await context.close();
}

// inert opens a document that is an attack. Pictures of other hosts are asked for by the
// program, and stopped by the policy.
async function inert(browser, report, base, api) {
  const context = await browser.newContext({ viewport: wide });
  const page = await context.newPage();
  const asked = new Set(), stopped = new Set();
  page.on("request", (request) => { if (!request.url().startsWith(base)) asked.add(request.url()); });
  page.on("requestfailed", (request) => { if (request.failure()?.errorText === "csp") stopped.add(request.url()); });
  await page.goto(`${base}attack/explorer.html`);
  const where = label(page.url(), base);
  for (const event of ["dialog", "popup"]) page.on(event, () => report.fault(where, `a ${event} of the document`));
  await page.locator("#base-url").fill(api.base);
  await page.keyboard.press("Enter");
  await page.locator("#explorer > *").first().waitFor({ timeout: 60_000, state: "attached" }).catch(() => report.fault(where, "a hostile document is not shown"));
  await page.waitForTimeout(3000);
  report.check(await page.evaluate("window.pwned === undefined"), where, "a script of the document ran");
  report.check([...asked].every((url) => stopped.has(url)), where, `a request to ${[...asked].filter((url) => !stopped.has(url))}`);
  await context.close();
}
