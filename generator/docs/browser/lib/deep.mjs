// A document in which everything is nested very deep: its pages do not scroll sideways.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { files } from "./build.mjs";
import { label, narrow, watched, wide } from "./browser.mjs";
import { serve } from "./serve.mjs";

const nested = (levels, around, inner) => (levels === 0 ? inner : around(nested(levels - 1, around, inner)));

function deepDocument() {
  const schemas = {
    Objects: nested(200, (a) => ({ type: "object", required: ["a"], properties: { a } }), { type: "string" }),
    Lists: nested(150, (items) => ({ type: "array", items }), { type: "string" }),
    Unions: nested(40, (last) => ({ oneOf: [{ type: "string" }, { type: "array", items: last }] }), { type: "string" }),
  };
  const description = ["- ".repeat(150) + "deep", "1. ".repeat(100) + "deep", "> ".repeat(100) + "deep", "> - ".repeat(60) + "deep"].join("\n\n");
  return {
    openapi: "3.1.0", info: { title: "deep", version: "1", description },
    paths: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [`/${name}`, {
      post: { operationId: name, description, requestBody: { content: { "application/json": { schema } } }, responses: { 200: { description, content: { "application/json": { schema } } } } },
    }])),
    components: { schemas },
  };
}

export async function deep(browser, report, build, folder) {
  const file = path.join(folder, "deep.json"), out = path.join(folder, "site");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(deepDocument()));
  build("docs", "build", "--spec", file, "--out", out, "--changes=false", "--lenient");
  const server = await serve(out);
  const { page, context } = await watched(browser, report, server.base);
  for (const name of files(out).filter((n) => n.endsWith(".html"))) {
    await page.goto(server.base + name);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    for (const viewport of [narrow, wide]) {
      await page.setViewportSize(viewport);
      const { scrollWidth, clientWidth } = await page.evaluate(() => { const { scrollWidth, clientWidth } = document.documentElement; return { scrollWidth, clientWidth }; });
      report.check(scrollWidth <= clientWidth, `${label(page.url(), server.base)} deep ${viewport.width}`, `scrolls sideways: ${scrollWidth} pixels`);
    }
  }
  await context.close();
  await server.close();
}
