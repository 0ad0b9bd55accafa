// Links and anchors, over all pages at once.

// checkLinks holds every link inside the site to a file that is there, and to an
// anchor of it; links out are https, and never loaded.
export function checkLinks(pages, names, base, report) {
  const there = new Set(names);
  const byName = new Map([...pages].map(([name, page]) => [name, new Set(page.ids)]));
  for (const [name, page] of pages) {
    const where = `link /${name}`;
    const duplicates = page.ids.filter((id, i) => page.ids.indexOf(id) !== i);
    report.check(duplicates.length === 0, where, `the same id twice: ${duplicates.slice(0, 3).join(", ")}`);
    report.check(page.odd.length === 0, where, `what a strict policy forbids: ${page.odd[0]}`);
    for (const link of page.links) {
      if (!link.startsWith(base)) {
        report.check(/^(https?:|mailto:)/.test(link), where, `a link to ${link}`);
        continue;
      }
      const [target, anchor] = link.slice(base.length).split("#");
      let file = decodeURIComponent(target.split("?")[0]);
      if (file === "" || file.endsWith("/")) file += "index.html";
      if (!report.check(there.has(file), where, `leads nowhere: ${file}`) || !anchor || !byName.has(file)) continue;
      report.check(byName.get(file).has(decodeURIComponent(anchor)), where, `no such place: ${file}#${decodeURIComponent(anchor)}`);
    }
    checkLanguages(name, page, there, base, report);
  }
}

function checkLanguages(name, page, there, base, report) {
  const english = name.startsWith("en/");
  report.check(page.lang === (english ? "en" : "ko"), `link /${name}`, `lang is ${page.lang}`);
  const bare = english ? name.slice(3) : name;
  for (const [language, file] of [["ko", bare], ["en", `en/${bare}`]]) {
    report.check(page.alternates[language] && decodeURIComponent(page.alternates[language]) === decodeURIComponent(base) + file && there.has(file), `link /${name}`, `no hreflang ${language} to the same page`);
  }
}
