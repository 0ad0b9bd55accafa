// What was checked and what was found. A fault is a line with the page that has it.
export class Report {
  #faults = new Map(); // text -> pages
  #counts = new Map();
  notes = [];

  fault(where, what) {
    const pages = this.#faults.get(what) ?? new Set();
    pages.add(where);
    this.#faults.set(what, pages);
  }

  // check counts a check, and a fault where it does not hold.
  check(holds, where, what) {
    const kind = where.split(" ")[0];
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (!holds) this.fault(where, what);
    return holds;
  }

  note(text) { this.notes.push(text); }

  get failed() { return [...this.#faults.values()].reduce((n, pages) => n + pages.size, 0); }

  print() {
    for (const [what, pages] of this.#faults) {
      const some = [...pages];
      console.log(`FAULT ${what}`);
      for (const page of some.slice(0, 5)) console.log(`      at ${page}`);
      if (some.length > 5) console.log(`      and ${some.length - 5} more`);
    }
    for (const note of this.notes) console.log(note);
    const passed = [...this.#counts.values()].reduce((n, c) => n + c, 0) - this.failed;
    console.log(`${passed} passed, ${this.failed} failed`);
  }
}
