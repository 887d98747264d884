// lighthouse.mjs NPM-FOLDER SITE [PAGE …]: see the script without an extension beside it.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";

const [npm, site, ...named] = process.argv.slice(2);
const pages = named.length ? named : ["index.html", "nato-us.html", "economy-energy.html", "data.html"];
const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", svg: "image/svg+xml", json: "application/json" };

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(request.url.split("?")[0])).replace(/^\/+/, "") || "index.html";
  try {
    const bytes = gzipSync(await readFile(join(site, path)), { level: 9 });
    response.writeHead(200, { "content-type": types[path.split(".").pop()] ?? "application/octet-stream", "content-encoding": "gzip", "cache-control": "max-age=31536000" });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const root = `http://127.0.0.1:${server.address().port}/`;

function weight(page) {
  const html = readFileSync(join(site, page));
  const parts = [...html.toString().matchAll(/(?:href|src)="([^"]*assets\/[^"]+\.(css|js))"/g)].map((m) => [m[2], gzipSync(readFileSync(join(site, page, "..", m[1])), { level: 9 }).length]);
  const sum = (kind) => parts.filter(([k]) => k === kind).reduce((all, [, size]) => all + size, 0);
  return { html: gzipSync(html, { level: 9 }).length, css: sum("css"), js: sum("js") };
}

function run(page) {
  const folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const out = join(folder, "result.json");
  const command = resolve(npm, "node_modules/lighthouse/cli/index.js");
  return new Promise((done) => {
    spawn(process.execPath, [command, root + page, "--quiet", "--output=json", `--output-path=${out}`, "--chrome-flags=--headless --no-sandbox --disable-gpu"], { stdio: ["ignore", "ignore", "inherit"] })
      .on("close", () => done(JSON.parse(readFileSync(out, "utf8"))));
  });
}

let short = false;
console.log("| Page | Performance | Accessibility | Best practices | SEO | First paint | Shift | HTML | CSS | Script | Together |\n|:--|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
for (const page of pages) {
  const result = await run(page);
  const scores = ["performance", "accessibility", "best-practices", "seo"].map((k) => Math.round(result.categories[k].score * 100));
  const paint = result.audits["first-contentful-paint"].numericValue / 1000;
  const shift = result.audits["cumulative-layout-shift"].numericValue;
  const { html, css, js } = weight(page);
  const kb = (bytes) => (bytes / 1024).toFixed(1) + " KB";
  console.log(`| ${page} | ${scores.join(" | ")} | ${paint.toFixed(2)} s | ${shift.toFixed(3)} | ${kb(html)} | ${kb(css)} | ${kb(js)} | ${kb(html + css + js)} |`);
  short ||= scores.some((s) => s < 100) || paint > 0.8 || shift > 0 || css > 14336 || js > 12288 || html + css + js > 51200;
}

server.close();
process.exitCode = short ? 1 : 0;
