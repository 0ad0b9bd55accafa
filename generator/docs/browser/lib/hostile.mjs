// A site of a document that is an attack: whatever it says stays text.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { files } from "./build.mjs";
import { label, narrow, watched, wide } from "./browser.mjs";
import { serve } from "./serve.mjs";

const attacks = [
  "<script>window.pwned=1;alert(1)</script>", "<img src=x onerror=\"window.pwned=1\">", "<svg onload=window.pwned=1><style>*{display:none}</style>",
  "[link](javascript:window.pwned=1)", "[link](JaVa\tScRiPt:window.pwned=1)", "[link](data:text/html,<script>window.pwned=1</script>)", "![image](https://elsewhere.example/x.png)",
  "<iframe src=\"javascript:window.pwned=1\"></iframe>", "</title></script></style><script>window.pwned=1</script>", "\"><script>window.pwned=1</script>", "' onmouseover='window.pwned=1",
  "<a href=\"javascript:window.pwned=1\">x</a>", "<form action=https://elsewhere.example><button>x</button></form>", "<meta http-equiv=refresh content=0;url=https://elsewhere.example>",
  "<base href=https://elsewhere.example/>", "{{.Title}}{{define \"x\"}}", "<link rel=stylesheet href=https://elsewhere.example/x.css>", "autolink <javascript:window.pwned=1> <https://elsewhere.example/>",
  "<details open ontoggle=window.pwned=1>", "\u202Eright to left\u202C", "x".repeat(600), "가".repeat(600), "```html\n</code></pre><script>window.pwned=1</script>\n```",
];

const table = (columns, rows) => ["|" + " c |".repeat(columns), "|" + "---|".repeat(columns), ...Array.from({ length: rows }, () => "|" + " cell |".repeat(columns))].join("\n");

// hostileDocument has an attack in every text that a page may show.
export function hostileDocument() {
  const all = attacks.join("\n\n"), huge = all + "\n\n" + table(60, 200) + "\n\n" + "z".repeat(20_000);
  let next = 0;
  const one = () => attacks[next++ % attacks.length];
  const names = Object.fromEntries(attacks.map((a, i) => [a.slice(0, 200).replace(/\n/g, " ") + i, { type: "string", title: a, description: a, default: a, examples: [a], pattern: "^[<>\"']*$" }]));
  const schema = {
    type: "object", title: one(), description: all, properties: names, required: Object.keys(names).slice(0, 3),
    "x-validations": [{ rule: "self == self", message: one(), "message-en": one() }], examples: [{ x: all }],
  };
  return {
    openapi: "3.1.0", "x-bizgen-role": "server",
    info: { title: one() + one(), version: "<b>1</b>", summary: one(), description: huge, contact: { name: one(), url: "javascript:window.pwned=1", email: one() }, license: { name: one(), url: "javascript:window.pwned=1" } },
    externalDocs: { description: one(), url: "javascript:window.pwned=1" },
    servers: [{ url: "https://shop.example/{x}", description: all, variables: { x: { default: "<script>window.pwned=1</script>", description: one() } } }],
    tags: attacks.map((a, i) => ({ name: a.slice(0, 100) + i, description: a, externalDocs: { url: "javascript:window.pwned=1", description: a } })),
    "x-flow": [{
      name: "attack", title: one(), description: all, participants: [{ name: "a", title: one(), person: true }, { name: "b", title: one() }],
      steps: [...attacks.map((a) => ({ from: "a", to: "b", summary: a })), { over: ["a", "b"], summary: one() }, { summary: one(), repeat: [{ from: "b", to: "b", summary: one() }] }, { choices: [{ summary: one(), steps: [{ from: "a", to: "b", operation: "attack0", summary: one() }] }] }],
    }],
    paths: Object.fromEntries(attacks.map((a, i) => [`/attack${i}`, {
      post: {
        operationId: `attack${i}`, summary: a, description: i === 0 ? all : a, tags: [attacks[i].slice(0, 100) + i], deprecated: i % 2 === 0, "x-origin": "public", "x-source": "javascript:window.pwned=1, " + one().replaceAll(", ", " "),
        parameters: [{ name: "q", in: "query", description: a, schema: { type: "string", enum: attacks, "x-enum-descriptions": attacks }, example: a }],
        requestBody: { description: a, content: { "application/json": { schema: { $ref: "#/components/schemas/Attack" }, examples: { [a.slice(0, 50).replace(/[^a-zA-Z0-9._-]/g, "_") + i]: { summary: a, description: a, value: { a } } } } } },
        responses: { 200: { description: a, content: { "application/json": { schema: { $ref: "#/components/schemas/Code" } } } }, 400: { description: a } },
      },
    }])),
    components: {
      schemas: { Attack: schema, Code: { type: "string", description: all, enum: Array.from({ length: 500 }, (_, i) => attacks[i % attacks.length].slice(0, 60) + i), "x-enum-descriptions": Array.from({ length: 500 }, (_, i) => attacks[i % attacks.length].slice(0, 60)), "x-state-machine": { states: attacks.slice(0, 8), initial: attacks[0], transitions: attacks.slice(1, 8).map((a, i) => ({ from: attacks[i], to: a, on: a })), terminal: [attacks[7]] } } },
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key", description: all }, oauth: { type: "oauth2", description: one(), flows: { clientCredentials: { tokenUrl: "javascript:window.pwned=1", scopes: { "<b>scope</b>": one() } } } } },
    },
    security: [{ key: [] }, { oauth: ["<b>scope</b>"] }],
  };
}

export async function hostile(browser, report, build, folder) {
  const file = path.join(folder, "attack.yaml"), out = path.join(folder, "hostile");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(hostileDocument()));
  build("docs", "build", "--spec", file, "--out", out, "--changes=false", "--lenient");
  const all = files(out).filter((n) => n.endsWith(".html"));
  const names = all.filter((n) => !/calls\/attack([1-9]|1[0-9]|2[0-9])\.html$/.test(n) || /(7|13)\.html$/.test(n)); // the others are like the first
  const server = await serve(out);
  for (const base of [server.base, pathToFileURL(out).href + "/"]) {
    const { page, context } = await watched(browser, report, base);
    for (const name of names) {
      await page.goto(base + name.split("/").map(encodeURIComponent).join("/"));
      const where = `${label(page.url(), base)} hostile`;
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      const found = await page.evaluate(() => {
        const odd = [];
        const own = [...document.querySelectorAll("script")].filter((s) => !s.src.includes("/assets/") || s.textContent !== "");
        if (own.length > 0) odd.push("a script: " + own[0].outerHTML.slice(0, 100));
        for (const e of document.querySelectorAll("style, iframe, object, embed, form, base, meta[http-equiv=refresh], img:not([src*='assets/']), svg script, svg style")) odd.push(e.outerHTML.slice(0, 100));
        for (const e of document.querySelectorAll("*")) for (const a of e.attributes) {
          if (/^on|^style$/i.test(a.name)) odd.push(`${e.tagName} ${a.name}`);
          if (/^(href|src|action|formaction|data|xlink:href)$/i.test(a.name) && /^[\s\u0000-\u0020]*(javascript|vbscript|data):/i.test(a.value)) odd.push(`${a.name}=${a.value.slice(0, 60)}`);
        }
        return { odd, pwned: window.pwned };
      });
      report.check(found.odd.length === 0, where, `not inert: ${found.odd.slice(0, 2).join("; ")}`);
      report.check(found.pwned === undefined, where, "a script of the document ran");
      for (const viewport of [narrow, wide]) {
        await page.setViewportSize(viewport);
        report.check(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${where} ${viewport.width}`, "scrolls sideways");
      }
    }
    await page.goto(base + "index.html");
    await page.keyboard.press("/");
    for (const query of ["<script>", "attack", "window.pwned", "가가가"]) {
      await page.locator("#search-input").fill(query);
      await page.waitForTimeout(100);
      report.check(await page.evaluate("window.pwned === undefined && !document.querySelector('.search script, .search img')"), `${label(page.url(), base)} hostile search`, "the results are not inert");
    }
    await context.close();
  }
  await server.close();
}
