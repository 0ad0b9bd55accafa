// What every page is held to.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { narrow, wide } from "./browser.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// inspect holds a page that has just been loaded to its rules: in both widths and
// both themes. It gives what the page refers to and may be referred to by.
export async function inspect(page, report, where) {
  const looks = await page.evaluate(look);
  for (const [viewport, name] of [[narrow, "narrow"], [wide, "wide"]]) {
    await page.setViewportSize(viewport);
    const over = await page.evaluate(widest);
    report.check(over === "", `${where} ${name}`, `scrolls sideways: ${over}`);
    for (const scheme of ["light", "dark"]) {
      const unseen = fresh(`${name} ${scheme}`, looks);
      const structure = name === "wide" && scheme === "light";
      if (!unseen && !structure) continue;
      await page.emulateMedia({ colorScheme: scheme });
      await accessible(page, report, `${where} ${name} ${scheme}`, structure ? null : looking, structure && !unseen ? looking : []);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  return page.evaluate(references);
}

// The rules that depend on style are the slow ones. All pages have one style sheet, so
// that they are needed where a page has an element or a nesting of classes that no page
// before had in the same width and theme; DOCS_TEST=full asks them everywhere.
const looking = ["color-contrast", "target-size", "link-in-text-block"];
const seen = new Map();

function fresh(mode, looks) {
  if (process.env.DOCS_TEST === "full") return true;
  const known = seen.get(mode) ?? new Set();
  seen.set(mode, known);
  const before = known.size;
  for (const l of looks) known.add(l);
  return known.size > before;
}

// look runs in the page: elements with their classes and those of their parents.
function look() {
  const name = (e) => e.tagName + (typeof e.className === "string" && e.className ? "." + e.className : "");
  return [...new Set([...document.body.querySelectorAll("*")].map((e) => `${name(e.parentElement)} ${name(e)}`))];
}

// widest runs in the page: it says what is wider than it, "" when nothing is.
function widest() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return "";
  const scrolls = (e) => { for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) { if (getComputedStyle(up).overflowX !== "visible") return true; } return false; };
  for (const e of document.body.querySelectorAll("*")) {
    const box = e.getBoundingClientRect();
    if (box.right > root.clientWidth + 1 && box.width > 0 && !scrolls(e) && getComputedStyle(e).position !== "absolute") {
      return `${e.tagName.toLowerCase()}${e.className && typeof e.className === "string" ? "." + e.className.split(" ").join(".") : ""}`;
    }
  }
  return "by " + (root.scrollWidth - root.clientWidth);
}

// accessible asks axe-core: for some rules, or for all of A and AA but some.
export async function accessible(page, report, where, rules, but = []) {
  if (!(await page.evaluate("typeof window.axe === 'object'"))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async ([tags, rules, but]) => {
    const found = await window.axe.run(document, {
      runOnly: rules ? { type: "rule", values: rules } : { type: "tag", values: tags }, rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])),
      resultTypes: ["violations"], preload: false, // it would load the style sheets again, which the policy forbids
    });
    return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].target.join(" ")} ${(v.nodes[0].any[0] ?? v.nodes[0].all[0] ?? v.nodes[0].none[0])?.message ?? ""}`);
  }, [tags, rules, but]);
  report.check(violations.length === 0, where, `axe ${violations.map((v) => v.replace(/\s+/g, " ").slice(0, 260)).join("\n      axe ")}`);
}

// findings gives what axe-core finds at A and AA, once for each kind of element: by its
// rule, and by what the element is called or else by its first class.
export async function findings(page) {
  if (!(await page.evaluate("typeof window.axe === 'object'"))) await page.evaluate(axeSource);
  const found = await page.evaluate(async (tags) => {
    const name = (e) => `${e.tagName.toLowerCase()} ${e.getAttribute("aria-label")?.trim() || "." + e.classList[0]}`;
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${name(document.querySelector(n.target[0]))}`));
  }, tags);
  return [...new Set(found)].sort();
}

// references runs in the page.
function references() {
  const out = { ids: [...document.querySelectorAll("[id]")].map((e) => e.id), links: [], lang: document.documentElement.lang, alternates: {}, title: document.title, odd: [] };
  for (const e of document.querySelectorAll("[href], [src]")) {
    const url = e.getAttribute("href") ?? e.getAttribute("src");
    if (!url.startsWith("data:")) out.links.push(new URL(url, location.href).href);
  }
  for (const e of document.querySelectorAll("link[hreflang]")) out.alternates[e.hreflang] = e.href;
  for (const e of document.querySelectorAll("script:not([src]), style, iframe, object, embed, form[action]")) out.odd.push(e.outerHTML.slice(0, 120));
  for (const e of document.querySelectorAll("*")) {
    for (const a of e.attributes) {
      if (/^on|^style$/i.test(a.name) || /^\s*(javascript|vbscript|data):/i.test(a.value) && /^(href|src|action|formaction|xlink:href)$/i.test(a.name)) out.odd.push(`${e.tagName} ${a.name}=${a.value.slice(0, 80)}`);
    }
  }
  return out;
}
