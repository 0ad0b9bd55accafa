// Builds sites with the command line, as a user does.
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../../../", import.meta.url));

// tool compiles bizgen, and gives what runs it.
export function tool(folder) {
  const binary = path.join(folder, process.platform === "win32" ? "bizgen.exe" : "bizgen");
  execFileSync(process.env.GO || "go", ["build", "-o", binary, "."], { cwd: repository, stdio: "inherit" });
  return (...args) => {
    const started = performance.now();
    execFileSync(binary, args, { cwd: repository, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
    return performance.now() - started;
  };
}

// files lists a folder, by paths with slashes.
export function files(folder, below = "") {
  const out = [];
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const name = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) out.push(...files(folder, name));
    else out.push(name);
  }
  return out.sort();
}

export const size = (folder, name) => statSync(path.join(folder, name)).size;
