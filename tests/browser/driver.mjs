// Opens a page in Debian's Chromium and does there what a test says. The argument is the address. Each line of the input is a
// JSON string with the body of a function, each line of the output what it returned: {"value": …} or {"error": …}.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [address] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
const complaints = [];

/** A page of its own, as another person's browser; what it complains about and what it asks other hosts for is noted. */
async function open(url = address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", timezoneId: "UTC", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => new URL(request.url()).hostname === "127.0.0.1" || /^(data|blob|file):/.test(request.url()) || complaints.push(request.url()));
  await page.goto(url);
  return page;
}

/** What the accessibility checker says against a page as it is. */
async function violations(page) {
  // The page lets no script in that is not its own; one that the debugger brings does not count.
  await page.evaluate((await import("node:fs")).readFileSync(axe, "utf8"));
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document));
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ").slice(0, 600)}`);
}

const page = await open();
const Body = async () => {};
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const body = new Body.constructor("page", "open", "violations", "complaints", JSON.parse(line));
    const value = await body(page, open, violations, complaints);
    console.log(JSON.stringify({ value: value ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error?.stack ?? error) }));
  }
}

await browser.close();
