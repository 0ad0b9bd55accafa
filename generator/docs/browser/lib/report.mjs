// What was checked and what was found. A fault is a line with the page that has it.
export class Report {
  #faults = new Map(); // text -> pages
  #passed = 0;
  notes = [];

  fault(where, what) {
    const pages = this.#faults.get(what) ?? new Set();
    pages.add(where);
    this.#faults.set(what, pages);
  }

  // check counts what holds, and reports what does not.
  check(holds, where, what) {
    if (holds) this.#passed++;
    else this.fault(where, what);
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
    console.log(`${this.#passed} passed, ${this.failed} failed`);
  }
}
