// A server of one folder, on this machine only, for as long as the checks take.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
  ".json": "application/json", ".yaml": "application/yaml", ".xml": "application/atom+xml", ".txt": "text/plain; charset=utf-8",
};

// serve answers GET for the files of a folder, and nothing outside of it.
export async function serve(folder) {
  const root = path.resolve(folder);
  const server = createServer({ maxHeaderSize: 8192, requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    const refuse = (status) => response.writeHead(status).end();
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
    let name;
    try {
      name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    } catch {
      return refuse(400);
    }
    let file = path.join(root, path.normalize("/" + name));
    if (file !== root && !file.startsWith(root + path.sep)) return refuse(403);
    try {
      if (statSync(file).isDirectory()) file = path.join(file, "index.html");
      const { size } = statSync(file);
      response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream", "Content-Length": size, "Cache-Control": "no-store" });
      if (request.method === "HEAD") return response.end();
      createReadStream(file).on("error", () => response.destroy()).pipe(response);
    } catch {
      refuse(404);
    }
  });
  server.maxConnections = 64;
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }) };
}
