// The parts of cite-compare: a corpus of references and citations, citeproc-js on it, and the table with its ledger.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [, , step, out, ...rest] = process.argv;
const read = name => JSON.parse(fs.readFileSync(path.join(out, name), 'utf8'));

// A generator of its own, so that the corpus is the same everywhere.
function random(seed) {
  let state = seed;
  return n => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % n;
  };
}

function corpus() {
  const next = random(7);
  const pick = list => list[next(list.length)];
  const chance = percent => next(100) < percent;
  const types = ('article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document ' +
    'entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map ' +
    'motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post ' +
    'post-weblog regulation report review review-book software song speech standard thesis treaty webpage').split(' ');
  const people = [
    ['Lukin', 'Alexander'], ['Oldberg', 'Ingmar'], ['Blank', 'Stephen J.'], ['Öksüz', 'Suat'], ['Tao', 'Xie'], ['Müller-Brandt', 'Jürgen'],
    ['Smith', 'John'], ['Smith', 'Jane'], ['Smith', 'J. Q.'], ['O’Brien', 'Flann'], ['Zhao', 'Huasheng'], ['Иванов', 'Пётр Сергеевич'], ['Rakhmonov', 'E.'],
    ['García Márquez', 'Gabriel'], ['Ó Briain', 'Dara'], ['Nguyễn', 'Văn An'], ['Li', 'Wei'], ['Al-Bassam', 'Nouf'], ['Ångström', 'Åke'], ['Doe', 'A. B. C.'],
  ];
  const particles = [
    { family: 'Gaulle', given: 'Charles', 'non-dropping-particle': 'de' }, { family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' },
    { family: 'Haas', given: 'Marcel', 'non-dropping-particle': 'de' }, { family: 'Fontaine', given: 'Jean', 'dropping-particle': 'de', 'non-dropping-particle': 'La' },
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.', 'comma-suffix': true }, { family: 'Adams', given: 'John', suffix: 'III' },
  ];
  const bodies = ['Shanghai Cooperation Organization', 'World Bank', 'United Nations Office on Drugs and Crime', 'BP', 'Stockholm International Peace Research Institute'];
  const titles = ['The Shanghai spirit and its limits', 'Central Asia after 2014: borders, drugs, and trade', 'What next?', 'Energy and "hard" security', 'On <i>Homo sovieticus</i> in Tashkent',
    'A study of H<sub>2</sub>O sharing', 'Is there a new great game?', 'Die Zukunft der Sicherheit', 'La seguridad en Asia Central', 'Безопасность в Центральной Азии', '上海合作组织的未来', 'امنیت آسیای مرکزی',
    'NATO’s role in Kyrgyzstan', 'Report on the state of the region', 'Twenty years of cooperation: an assessment', 'Peace Mission 2007 and the S.C.O.’s development', 'Sovereignty – reconsidered', 'Notes from the field'];
  const containers = ['Europe-Asia Studies', 'Russia in Global Affairs', 'Journal of Political Science', 'The New York Times', 'Central Asian Survey', 'Handbook of Asian Security', 'Proceedings of the Conference on Borders'];
  const places = ['London', 'Tashkent', 'New York', 'Moscow'];
  const publishers = ['Routledge', 'Oxford University Press', 'Nauka', 'Brookings Institution Press'];
  const name = () => chance(12) ? { literal: pick(bodies) } : chance(18) ? pick(particles) : (([family, given]) => ({ family, given }))(pick(people));
  const names = most => Array.from({ length: 1 + next(most) }, name);
  const date = () => {
    const year = 1950 + next(76);
    const one = chance(30) ? [year] : chance(50) ? [year, 1 + next(12)] : [year, 1 + next(12), 1 + next(28)];
    const parts = chance(8) ? { 'date-parts': [one, [one[0] + 1, ...one.slice(1)]] } : { 'date-parts': [one] };
    return chance(6) ? { ...parts, circa: true } : chance(3) ? { 'date-parts': [[year]], season: 1 + next(4) } : chance(2) ? { 'date-parts': [[-44]] } : parts;
  };
  const items = Array.from({ length: 300 }, (_, i) => {
    const item = { id: `item-${i}`, type: types[i % types.length], title: pick(titles) };
    if (!chance(12)) item.author = names(chance(10) ? 9 : 3);
    if (chance(25)) item.editor = names(3);
    if (chance(10)) item.translator = names(2);
    if (!chance(8)) item.issued = date();
    if (chance(65)) item['container-title'] = pick(containers);
    if (chance(55)) item.volume = String(1 + next(40));
    if (chance(45)) item.issue = chance(10) ? '3-4' : String(1 + next(12));
    if (chance(60)) item.page = pick(['33-35', '101-8', '1042–1050', '7', 'e12', 'iii-xv', '12, 15', '495-506']);
    if (chance(50)) { item.publisher = pick(publishers); if (chance(70)) item['publisher-place'] = pick(places); }
    if (chance(20)) item.edition = pick(['2', '3', 'Rev. ed.', '21']);
    if (chance(20)) item.number = pick(['12', 'A/54/1', '35']);
    if (chance(25)) item.DOI = `10.1000/${i}`;
    if (chance(35)) { item.URL = `https://example.org/${i}`; if (chance(60)) item.accessed = { 'date-parts': [[2024, 1 + next(12), 1 + next(28)]] }; }
    if (chance(15)) item['collection-title'] = 'Studies in Security';
    if (chance(15)) item.genre = pick(['Working paper', 'PhD thesis', 'Map', 'Letter']);
    if (chance(10)) item['event-title'] = 'Conference on Borders';
    if (chance(8)) item['original-date'] = { 'date-parts': [[1900 + next(50)]] };
    if (chance(10)) item['title-short'] = item.title.split(/[:?]/)[0];
    if (chance(10)) item.medium = 'DVD';
    if (chance(8)) item.authority = 'Supreme Court';
    const language = /[а-я]/.test(item.title) ? 'ru' : /[\u4e00-\u9fff]/.test(item.title) ? 'zh' : /[\u0600-\u06ff]/.test(item.title) ? 'fa' : item.title.startsWith('Die') ? 'de' : item.title.startsWith('La') ? 'es' : 'en-US';
    if (language !== 'en-US' || chance(30)) item.language = language;
    if (language === 'zh' || language === 'fa') item.author = language === 'zh' ? [{ family: '赵', given: '华胜' }] : [{ family: 'کولایی', given: 'الهه' }];
    if (language === 'zh' || language === 'fa') { delete item.editor; delete item.translator; }
    return item;
  });
  const labels = ['page', 'page', 'page', 'chapter', 'section', 'paragraph', 'volume', 'note'];
  const cite = () => {
    const item = { id: `item-${next(items.length)}` };
    if (chance(45)) { item.label = pick(labels); item.locator = pick(['3', '12-15', '7, 9', '101-108']); }
    return item;
  };
  const citations = [];
  for (let i = 0; i < 400; i++) {
    const before = citations.length > 0 ? citations[citations.length - 1].citationItems : [];
    const citationItems = chance(20) && before.length === 1 ? [{ ...before[0], ...(chance(50) ? { locator: '99', label: 'page' } : {}) }]
      : Array.from({ length: chance(25) ? 2 + next(2) : 1 }, cite);
    citations.push({ citationItems, properties: { noteIndex: i + 1 } });
  }
  sparseWorks(items, types, next);
  writtenCitations(citations, items, labels, next);
  fs.writeFileSync(path.join(out, 'library.json'), JSON.stringify(items, null, 1));
  fs.writeFileSync(path.join(out, 'citations.json'), JSON.stringify(citations, null, 1));
  // Author-in-text is no part of CSL; only in styles that name authors in the text does citeproc-js print it.
  const plainly = citations.map(({ citationItems, properties: { mode, ...properties } }) => ({ citationItems, properties }));
  fs.writeFileSync(path.join(out, 'citations-without-modes.json'), JSON.stringify(plainly, null, 1));
}

// Sixty more works, of which most lack what the others have, with dates in words, in EDTF and open at the end.
function sparseWorks(items, types, next) {
  const pick = list => list[next(list.length)];
  const chance = percent => next(100) < percent;
  const people = [
    { family: 'Peyrouse', given: 'Sébastien' }, { family: 'Laruelle', given: 'Marlene' }, { family: 'Weitz', given: 'Richard' }, { family: 'Starr', given: 'S. Frederick' },
    { family: 'Starr', given: 'Susan' }, { family: 'Гусев', given: 'Леонид' }, { family: 'Khan' }, { given: 'Plato' }, { literal: 'RAND Corporation' }, { literal: 'Amnesty International' },
    { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van den' }, { family: 'Kotler', given: 'Jean-Luc', suffix: 'Sr.' },
  ];
  const titles = ['Borders in motion', 'Who guards the guards?', 'A reader on water', 'Trade without “treaties”', 'The <i>Great Game</i> replayed', 'Minutes of the council', 'Stop!', 'Entre Russie et Chine'];
  const dates = ['1994', '2003-05', '2011-10-04', '2001/2003', '1999-11/2000-02', '2012-03-04/2012-03-09', '2015/..', '2019-06/..', '1987~', '1931?', '2008-21', '2010-24', '-0099', '0050',
    { literal: 'Easter term 1998' }, { literal: 'undated' }, { literal: 'in press' }];
  for (let i = 0; i < 60; i++) {
    const item = { id: `item-${items.length}`, type: types[(i * 7) % types.length] };
    if (!chance(15)) item.title = pick(titles);
    if (!chance(25)) item.author = Array.from({ length: 1 + next(chance(20) ? 5 : 2) }, () => pick(people));
    if (chance(15)) item.editor = [pick(people)];
    if (chance(8)) item.translator = [pick(people)];
    if (!chance(15)) item.issued = pick(dates);
    if (chance(30)) item['container-title'] = pick(['Problems of Post-Communism', 'The Diplomat', 'Acta Asiatica']);
    if (chance(20)) item.volume = pick(['4', 'XII', '2a']);
    if (chance(20)) item.page = pick(['1-9', '88', '100-104', '1–9, 15']);
    if (chance(25)) item.publisher = pick(['Ashgate', 'Springer']);
    if (chance(20)) item['publisher-place'] = pick(['Almaty', 'Cambridge, MA']);
    if (chance(10)) item.edition = pick(['2nd', '1']);
    if (chance(10)) item.number = pick(['WP 7', '3']);
    if (chance(15)) item.URL = `https://example.com/${i}`;
    if (chance(10)) item.accessed = '2025-01-30';
    if (chance(10)) item['original-date'] = pick(['1890', { literal: 'before the war' }]);
    if (item.title?.startsWith('Entre')) item.language = 'fr-FR';
    items.push(item);
  }
}

// A hundred more citations, with words before and after cites, without authors, and with the author in the sentence.
function writtenCitations(citations, items, labels, next) {
  const pick = list => list[next(list.length)];
  const chance = percent => next(100) < percent;
  const cite = () => {
    const item = { id: `item-${chance(60) ? items.length - 60 + next(60) : next(items.length - 60)}` };
    if (chance(40)) { item.label = pick(labels); item.locator = pick(['3', '12-15', 'xi', '5 and 8']); }
    if (chance(40)) item.prefix = pick(['see', 'see also', 'cf.', 'but see', 'For this, see']);
    if (chance(35)) item.suffix = pick([', emphasis added', 'and elsewhere', '(a review)', ', with a map']);
    if (chance(20)) item['suppress-author'] = true;
    return item;
  };
  for (let i = 0; i < 100; i++) {
    const noteIndex = citations.length + 1;
    if (chance(15)) {
      const { id, locator, label } = cite();
      citations.push({ citationItems: [locator ? { id, locator, label } : { id }], properties: { noteIndex, mode: 'composite' } });
    } else {
      citations.push({ citationItems: Array.from({ length: chance(30) ? 2 + next(2) : 1 }, cite), properties: { noteIndex } });
    }
  }
}

// Citeproc-js does not know EDTF, which CSL-JSON of 1.0.2 allows; it is given the same dates in parts.
function partsOf(text) {
  const [first, last] = text.split('/');
  const end = date => date === '..' ? first.split('-').map(() => 0) : date.replace(/[~?%]/g, '').match(/^(-?\d+)(?:-(\d+))?(?:-(\d+))?$/).slice(1).filter(Boolean).map(Number).map((n, i) => i === 0 && n <= 0 ? n - 1 : n);
  const parts = last ? [end(first), end(last)] : [end(first)];
  const season = parts[0][1] > 20 ? { season: parts[0].pop() - 20 } : {};
  return { 'date-parts': parts, ...season, ...(/[~?%]/.test(text) ? { circa: true } : {}) };
}

// Citeproc-js on the whole document at once, as ours. Cited one by one it reads differently, since it decides as it goes.
function citeproc(styleFile, locales, citationFile) {
  const CSL = createRequire(path.resolve('.artifacts/npm/index.js'))('citeproc');
  const style = fs.readFileSync(styleFile, 'utf8');
  const dates = ['issued', 'accessed', 'original-date'];
  const library = read('library.json').map(item => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, dates.includes(key) && typeof value === 'string' ? partsOf(value) : value])));
  const citations = read(citationFile).map((citation, i) => ({ citationID: `c${i}`, ...citation }));
  const run = items => {
    const byId = new Map(items.map(item => [item.id, item]));
    const sys = {
      retrieveLocale: tag => { const file = path.join(locales, `locales-${tag}.xml`); return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false; },
      // A style of before CSL 1.0.2 asks for "event", and Zotero hands an event's title over under both names, as this engine takes it.
      retrieveItem: id => { const item = structuredClone(byId.get(id)); return item['event-title'] ? { ...item, event: item['event-title'] } : item; },
    };
    const engine = () => { const e = new CSL.Engine(sys, style, 'en-US', true); e.setOutputFormat('text'); return e; };
    return { entries: listed(engine(), items), citations: engine().rebuildProcessorState(structuredClone(citations), 'text', []).map(([, , text]) => text) };
  };
  process.stdout.write(JSON.stringify({ ...run(library), unliteral: run(library.map(unliteral)) }));
}

// What prints nothing is listed by citeproc-js: with an error and a text that says so, or with neither.
function listed(engine, items) {
  const ids = items.map(item => item.id);
  const bibliography = wanted => { engine.updateItems(wanted); return engine.makeBibliography(); };
  const made = bibliography(ids);
  if (!made) return [];
  const empty = new Set(made[0].bibliography_errors.map(error => error.itemID));
  let order = made[0].entry_ids.map(group => group[0]).filter(id => !empty.has(id));
  if (order.length > made[1].length) order = order.filter(id => bibliography([id])[1].length > 0);
  return order.map((id, i) => ({ id, text: made[1][i] }));
}

// Citeproc-js joins literal names by a rule of its own (its open issues 218 and 248); as family names it joins them as the style says.
function unliteral(item) {
  const asFamily = name => name.literal === undefined ? name : { family: name.literal };
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, Array.isArray(value) ? value.map(asFamily) : value]));
}

// The fewest entries that must change places to get from one order to the other.
function movedIds(theirs, ours) {
  const place = new Map(ours.map((id, i) => [id, i]));
  const known = theirs.filter(id => place.has(id));
  const ends = [];
  const before = known.map((id, i) => {
    let at = ends.findIndex(end => place.get(known[end]) > place.get(id));
    if (at < 0) at = ends.length;
    ends[at] = i;
    return at > 0 ? ends[at - 1] : -1;
  });
  const kept = new Set();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]) kept.add(known[i]);
  return known.filter(id => !kept.has(id));
}

const plain = text => (text ?? '').replace(/<[^>]+>/g, '').replace(/&#38;/g, '&').replace(/&#60;/g, '<').replace(/&#62;/g, '>').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const percent = (equal, all) => all === 0 ? 'none' : `${equal} of ${all} (${(100 * equal / all).toFixed(1)} %)`;

function table() {
  const own = file => fs.existsSync(path.join(out, file)) && fs.statSync(path.join(out, file)).size > 0 ? read(file) : [];
  const ledger = readLedger();
  const styles = fs.readdirSync(out).filter(f => f.endsWith('.theirs.json')).map(f => f.replace('.theirs.json', '')).sort();
  const total = { entries: [0, 0, 0], citations: [0, 0, 0] };
  const complaints = [];
  console.log('| Style | Entries equal | literal names aside | Citations equal | literal names aside |\n|:--|--:|--:|--:|--:|');
  for (const style of styles) {
    const theirs = read(`${style}.theirs.json`);
    const ours = {
      entries: new Map(own(`${style}.entries.json`).map(e => [e.id, plain(e.text)])),
      citations: new Map(own(`${style}.citations.json`).map((c, i) => [String(i), plain(c.text)])),
    };
    const texts = side => ({ entries: side.entries.map(e => [e.id, plain(e.text)]), citations: side.citations.map((text, i) => [String(i), plain(text)]) });
    const [first, second] = [texts(theirs), texts(theirs.unliteral)];
    const cells = [];
    const report = [];
    for (const kind of ['entries', 'citations']) {
      const aside = new Map(second[kind]);
      if (kind === 'entries') complaints.push(...ledger.check(style, 'order', movedIds(first[kind].map(([id]) => id), [...ours[kind].keys()])));
      const differing = first[kind].filter(([id, text]) => text !== ours[kind].get(id));
      const stillDiffering = differing.filter(([id]) => aside.get(id) !== ours[kind].get(id));
      complaints.push(...ledger.check(style, kind, differing.map(([id]) => id)));
      complaints.push(...[...ours[kind].keys()].filter(id => !aside.has(id)).map(id => `${style} ${kind} ${id}: only ours prints it`));
      report.push(...differing.map(([id, text]) => `${kind} ${id} ${ledger.classesOf(style, kind, id).join(' ')}\n  js:  ${text}\n  own: ${ours[kind].get(id)}\n`));
      const counts = [first[kind].length - differing.length, first[kind].length - stillDiffering.length, first[kind].length];
      counts.forEach((count, i) => { total[kind][i] += count; });
      cells.push(percent(counts[0], counts[2]), percent(counts[1], counts[2]));
    }
    fs.writeFileSync(path.join(out, `${style}.diff`), report.join('\n'));
    console.log(`| ${style} | ${cells.join(' | ')} |`);
  }
  const cells = ['entries', 'citations'].flatMap(kind => [percent(total[kind][0], total[kind][2]), percent(total[kind][1], total[kind][2])]);
  console.log(`| **all** | ${cells.join(' | ')} |\n`);
  console.log('| Class of difference | Entries | Citations | Places in the list |\n|:--|--:|--:|--:|');
  for (const [name, counts] of ledger.counts()) console.log(`| ${name} | ${counts.entries} | ${counts.citations} | ${counts.order} |`);
  for (const [kind, floor] of ledger.floors) {
    if (100 * total[kind][0] < floor * total[kind][2]) complaints.push(`${kind}: less than ${floor} % are equal`);
  }
  if (complaints.length > 0) {
    console.error(complaints.join('\n'));
    process.exit(1);
  }
}

// The accepted differences, a line for each class, style and kind. It fails both ways: a difference that is not listed, and one listed that is none.
function readLedger() {
  const lines = fs.readFileSync('tests/ScoReport.Benchmarks/cite-compare-ledger.txt', 'utf8').split('\n').filter(line => line.trim() && !line.startsWith('#')).map(line => line.split(/\s+/));
  const floors = lines.filter(([word]) => word === 'floor').map(([, kind, floor]) => [kind, Number(floor)]);
  const accepted = lines.filter(([word]) => word !== 'floor').map(([name, style, kind, ...ids]) => ({ name, style, kind, ids: new Set(ids) }));
  const explained = fs.readFileSync('tests/ScoReport.Benchmarks/cite-compare.md', 'utf8');
  const here = (style, kind) => accepted.filter(line => line.style === style && line.kind === kind);
  return {
    floors,
    classesOf: (style, kind, id) => here(style, kind).filter(line => line.ids.has(id)).map(line => line.name),
    check: (style, kind, differing) => [
      ...differing.filter(id => !here(style, kind).some(line => line.ids.has(id))).map(id => `${style} ${kind} ${id}: differs, and no class of the ledger says why`),
      ...here(style, kind).flatMap(line => [...line.ids].filter(id => !differing.includes(id)).map(id => `${style} ${kind} ${id}: equal, but listed as ${line.name}`)),
      ...here(style, kind).filter(line => !explained.includes(`### ${line.name}\n`)).map(line => `${line.name}: not explained in cite-compare.md`),
    ],
    counts: () => [...new Set(accepted.map(line => line.name))].map(name => {
      const count = kind => accepted.filter(line => line.name === name && line.kind === kind).reduce((sum, line) => sum + line.ids.size, 0);
      return [name, { entries: count('entries'), citations: count('citations'), order: count('order') }];
    }),
  };
}

({ corpus, citeproc, table })[step](...rest);
