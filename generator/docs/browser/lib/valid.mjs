// HTML by the book.
import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    "no-inline-style": "error",
    // form, not meaning
    "long-title": "off", "no-trailing-whitespace": "off", "doctype-style": "off", "attr-quotes": "off", "void-style": "off", "no-raw-characters": "off",
    "valid-id": ["error", { relaxed: true }], // ids are pointers into documents
    "require-sri": "off", // everything is the site's own
    "tel-non-breaking": "off",
  },
});

export async function checkValid(folder, names, report) {
  for (const name of names) {
    const result = await validator.validateString(readFileSync(path.join(folder, name), "utf8"));
    const messages = result.results.flatMap((r) => r.messages);
    report.check(messages.length === 0, `html /${name}`, `${messages[0]?.ruleId}: ${messages[0]?.message}`);
  }
}
