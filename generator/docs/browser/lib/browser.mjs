// Chromium, cut off from everything but this machine.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const executable = process.env.CHROMIUM || "/usr/bin/chromium";

export function present() { return existsSync(executable); }

export function launch() {
  return chromium.launch({
    executablePath: executable,
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 360, height: 740 };

// watched opens a tab that reports what no page may do: errors on the console,
// requests to elsewhere, dialogs, violations of the policy, failed loads. Requests may
// go to the base, and to what else is named.
export async function watched(browser, report, base, options = {}, besides = []) {
  const context = await browser.newContext({ viewport: wide, colorScheme: "light", reducedMotion: "reduce", serviceWorkers: "block", ...options });
  const page = await context.newPage();
  const where = () => label(page.url(), base);
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) report.fault(where(), `console: ${message.text()}`); });
  page.on("pageerror", (error) => report.fault(where(), `script: ${error.message}`));
  page.on("dialog", (dialog) => { report.fault(where(), `a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (![base, ...besides].some((b) => request.url().startsWith(b))) report.fault(where(), `a request to ${request.url()}`); });
  page.on("requestfailed", (request) => { if (request.failure()?.errorText !== "net::ERR_ABORTED") report.fault(where(), `not loaded: ${label(request.url(), base)} ${request.failure()?.errorText}`); });
  page.on("response", (response) => { if (response.status() >= 400) report.fault(where(), `${response.status()} for ${label(response.url(), base)}`); });
  page.on("popup", (popup) => { report.fault(where(), `a window of ${popup.url()}`); popup.close(); });
  return { page, context };
}

// label is a page without the server's address.
export function label(url, base) {
  const kind = base.startsWith("file:") ? "file" : "http";
  const short = url.startsWith(base) ? url.slice(base.length) : url;
  try { return `${kind} /${decodeURIComponent(short)}`; } catch { return `${kind} /${short}`; }
}
