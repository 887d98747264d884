// Serves the built sites to a Chromium, asks all three engines in it, and prints the tables of search-compare.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { spawn, spawnSync } from 'node:child_process';

const [, , out, modules, program, ...queryFiles] = process.argv;
const sets = queryFiles.map(file => ({
  name: path.basename(file, '.txt'),
  queries: fs.readFileSync(file, 'utf8').split('\n').filter(line => line.includes(' => ')).map(line => {
    const [query, places] = line.split(' => ');
    return { query, places: places.trim().split(/ +/) };
  }),
}));
const asked = sets.flatMap(set => set.queries.map(q => q.query));

// What a file of the index hands over.
const handed = file => JSON.parse(/^scoreportSearch\("[^"]+",(.*)\)\n$/s.exec(fs.readFileSync(file, 'utf8'))[1]);

function entriesOf(folder) {
  const head = handed(path.join(folder, 'index.js'));
  const pages = head.pages.flatMap(([page, title, count]) => Array(count).fill({ page, title }));
  return head.texts.flatMap(([, name]) => handed(path.join(folder, name + '.js')))
    .map((line, i) => { const [anchor, title, text] = line.split('\t'); return { id: i, place: `${pages[i].page}#${anchor}`, page: pages[i].title, title, text }; });
}

// What runs in the browser, on a page of the report.
const script = `
const load = src => new Promise(done => { const s = document.createElement('script'); s.src = src; s.onload = done; document.head.append(s); });
const asked = await (await fetch('/asked')).json();
const root = new URL('.', location);
await load(root + 'assets/search.js');
const input = document.querySelector('.search-dialog input'), list = document.querySelector('#page-search');
const answers = { own: {}, minisearch: {}, pagefind: {} }, times = { first: [], again: [] }, others = [];
if (asked.entries) {
  const { default: MiniSearch } = await import('/modules/minisearch/dist/es/index.js');
  const mini = new MiniSearch({ fields: ['title', 'page', 'text'], storeFields: ['place'] });
  mini.addAll(asked.entries);
  const pagefind = await import(root + 'pagefind/pagefind.js');
  await pagefind.init();
  for (const query of asked.queries) {
    answers.own[query] = (await scoreportSearch.find(query, 20)).found.map(f => f.path + '#' + f.anchor);
    const start = performance.now();
    answers.minisearch[query] = mini.search(query, { boost: { title: 2 }, prefix: true, fuzzy: 0.1 }).slice(0, 20).map(r => r.place);
    others.push(performance.now() - start);
    const pages = await Promise.all((await pagefind.search(query)).results.slice(0, 20).map(r => r.data()));
    answers.pagefind[query] = pages.map(p => decodeURI(new URL(p.raw_url || p.url, root).pathname.slice(root.pathname.length)));
  }
}
scoreportSearch.open();
// The head is loaded when the dialog opens, before a first letter.
await scoreportSearch.find('', 1);
for (const round of ['first', 'again', 'again', 'again']) {
  for (const query of asked.typed) {
    for (let n = 1; n <= query.length; n++) {
      input.value = query.slice(0, n);
      // A fast typist's letters come a tenth of a second apart; the first three load files.
      if (round === 'first' && n < 4) { await new Promise(done => setTimeout(done, 100)); }
      const start = performance.now();
      await input.oninput();
      list.getBoundingClientRect();
      times[round].push([performance.now() - start, input.value]);
    }
  }
}
await fetch('/done', { method: 'POST', body: JSON.stringify({ answers, times, others }) });
`;

async function inBrowser(site, asked) {
  let finished;
  const result = new Promise(done => { finished = done; });
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.json': 'application/json' };
  const server = http.createServer((request, response) => {
    const url = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const send = (body, type) => { response.setHeader('content-type', type); response.end(body); };
    if (url === '/asked') { return send(JSON.stringify(asked), 'application/json'); }
    if (url === '/run.js') { return send(script, 'text/javascript'); }
    if (url === '/done') {
      let body = '';
      request.on('data', part => { body += part; }).on('end', () => { response.end(); finished(JSON.parse(body)); });
      return;
    }
    const file = url.startsWith('/modules/') ? path.join(modules, url.slice(9)) : path.join(site, url.slice(1));
    if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) { response.statusCode = 404; return response.end(); }
    const body = fs.readFileSync(file);
    send(url === '/index.html' ? body.toString().replace('</body>', '<script type="module" src="/run.js"></script></body>') : body, types[path.extname(file)] || 'application/octet-stream');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const browser = process.env.SCOREPORT_BROWSER || ['chromium', 'google-chrome'].find(name => spawnSync('which', [name]).status === 0);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'search-compare-'));
  const child = spawn(browser, ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--window-size=1280,900',
    `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/index.html`], { stdio: 'ignore' });
  child.on('exit', () => finished(null));
  const told = await result;
  child.kill();
  server.close();
  server.closeAllConnections();
  if (!told) { throw new Error(`${browser} ended without an answer`); }
  return told;
}

const page = place => place.split('#')[0];
const unique = list => [...new Set(list)];
const rank = (places, expected) => { const at = places.findIndex(place => expected.includes(place)); return at < 0 ? 0 : 1 / (at + 1); };
const mean = list => list.reduce((a, b) => a + b, 0) / list.length;

function relevance({ name: setName, queries }, answers) {
  const rows = [];
  const byPlace = name => queries.map(q => rank(answers[name][q.query], q.places));
  const byPage = name => queries.map(q => rank(unique(answers[name][q.query].map(page)), q.places.map(page)));
  for (const name of ['own', 'minisearch', 'pagefind']) {
    const places = name === 'pagefind' ? null : byPlace(name), pages = byPage(name);
    const label = name === 'own' ? 'ScoReport' : name;
    rows.push(`| ${label} | ${places ? mean(places).toFixed(3) : ''} | ${places ? places.filter(r => r === 1).length : ''} | ${mean(pages).toFixed(3)} | ${pages.filter(r => r === 1).length} | ${pages.filter(r => r === 0).length} |`);
  }
  console.log(`\n| ${setName}, ${queries.length} queries | Place, MRR | first | Page, MRR | first | not among 20 |\n|:--|--:|--:|--:|--:|--:|`);
  console.log(rows.join('\n'));
  const own = byPlace('own'), mini = byPlace('minisearch');
  console.log('\nNot first:');
  queries.forEach((q, i) => own[i] < 1 && console.log(`- ${q.query}: ${own[i].toFixed(2)}, minisearch ${mini[i].toFixed(2)}; first ${answers.own[q.query].slice(0, 2).join(', ')}`));
}

function weight(name, site) {
  const folder = path.join(site, 'search');
  const text = Buffer.byteLength(entriesOf(folder).map(e => `${e.title}\n${e.text}`).join('\n'));
  const sum = (files, size) => files.map(file => size(fs.readFileSync(path.join(folder, file)))).reduce((a, b) => a + b, 0);
  const gzip = bytes => zlib.gzipSync(bytes, { level: 9 }).length;
  const kinds = { head: /^index/, words: /^t/, texts: /^e/ };
  const sizes = Object.entries(kinds).map(([kind, pattern]) => { const files = fs.readdirSync(folder).filter(f => pattern.test(f)); return [kind, files.length, sum(files, gzip)]; });
  const index = sizes[0][2] + sizes[1][2];
  console.log(`| ${name} | ${text} | ${sizes[0][2]} | ${sizes[1][2]} in ${sizes[1][1]} | ${(100 * index / text).toFixed(1)} % | ${sizes[2][2]} in ${sizes[2][1]} |`);
}

// The middle of several times of each keystroke: what else the machine did, each of them may have felt.
const middle = rounds => rounds[0].map(([, typed], i) => [rounds.map(round => round[i][0]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)], typed]);
const thirds = list => [0, 1, 2].map(n => list.slice(n * list.length / 3, (n + 1) * list.length / 3));

function keystrokes(name, visits) {
  const times = { first: middle(visits.map(visit => visit.times.first)), again: middle(visits.flatMap(visit => thirds(visit.times.again))) };
  for (const [round, list] of Object.entries(times)) {
    const sorted = list.map(t => t[0]).sort((a, b) => a - b), at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    const slowest = list.toSorted((a, b) => b[0] - a[0]).slice(0, 4).map(([time, typed]) => `${time.toFixed(1)} (“${typed}”)`).join(', ');
    console.log(`| ${name}, ${round === 'first' ? 'files loaded on the way' : 'files there'} | ${sorted.length} | ${at(0.5).toFixed(1)} ms | ${at(0.95).toFixed(1)} ms | ${slowest} ms |`);
  }
}

// The same build with and without the search, in turn.
function builds() {
  const content = path.join(out, 'pages', 'scoreport', 'content'), config = path.join(content, 'report.yaml'), written = fs.readFileSync(config, 'utf8');
  const rounds = { with: [], without: [] };
  try {
    for (let i = 0; i < 5; i++) {
      for (const way of ['with', 'without']) {
        fs.writeFileSync(config, way === 'with' ? written : written + 'search: false\n');
        fs.rmSync(path.join(out, 'timed'), { recursive: true, force: true });
        const told = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1', 'bash', program, 'build', content, '--output', path.join(out, 'timed'), '--only', 'site'], { encoding: 'utf8' });
        const [wall, user, system] = told.stderr.trim().split('\n').pop().split(' ').map(Number);
        rounds[way].push([wall, user + system]);
      }
    }
  } finally {
    fs.writeFileSync(config, written);
  }
  const at = (way, i) => rounds[way].map(r => r[i]).sort((a, b) => a - b)[2];
  console.log(`\nBuild of 1,000 pages, median of 5: ${at('without', 0).toFixed(2)} s (processor ${at('without', 1).toFixed(2)} s) without the search, ${at('with', 0).toFixed(2)} s (${at('with', 1).toFixed(2)} s) with it`);
}

const report = path.join(out, 'report', 'site'), corpus = path.join(out, 'corpus', 'site');
const first = await inBrowser(report, { entries: entriesOf(path.join(report, 'search')), queries: asked, typed: [] });
sets.forEach(set => relevance(set, first.answers));
console.log('\n| | Text, bytes | Head, gzip | Words, gzip | Head and words ÷ text | Texts, gzip |\n|:--|--:|--:|--:|--:|--:|');
weight('SCO report', report);
weight('1,000 pages', corpus);
console.log('\n| Keystrokes | | median | 95 % | slowest |\n|:--|--:|--:|--:|--:|');
const visits = async (site, typed, n) => { const all = []; while (all.length < n) { all.push(await inBrowser(site, { typed })); } return all; };
keystrokes('SCO report', await visits(report, asked, 3));
keystrokes('1,000 pages', await visits(corpus, ['border treaty region', 'security matter', 'goverment system', 'power light development', 'whole problem kind', 'different door'], 5));
console.log(`\nminisearch, on the entries of the SCO report, without showing anything: median ${first.others.sort((a, b) => a - b)[Math.floor(first.others.length / 2)].toFixed(1)} ms a query`);
if (!process.env.SEARCH_NO_BUILDS) {
  builds();
}
