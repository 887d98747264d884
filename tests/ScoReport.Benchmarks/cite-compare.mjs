// The parts of cite-compare: a corpus of references and citations, citeproc-js on it, and the table.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [, , step, out, ...rest] = process.argv;
const read = name => JSON.parse(fs.readFileSync(path.join(out, name), 'utf8'));
({ corpus, citeproc, table })[step](...rest);

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
  fs.writeFileSync(path.join(out, 'library.json'), JSON.stringify(items, null, 1));
  fs.writeFileSync(path.join(out, 'citations.json'), JSON.stringify(citations, null, 1));
}

// As a library works: every item is known, and citations come one by one.
function citeproc(styleFile, locales) {
  const CSL = createRequire(path.resolve('.artifacts/npm/index.js'))('citeproc');
  const items = new Map(read('library.json').map(item => [item.id, item]));
  const sys = {
    retrieveLocale: tag => { const file = path.join(locales, `locales-${tag}.xml`); return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false; },
    retrieveItem: id => structuredClone(items.get(id)),
  };
  const style = fs.readFileSync(styleFile, 'utf8');
  const engine = () => { const e = new CSL.Engine(sys, style, 'en-US', true); e.setOutputFormat('text'); return e; };
  const listing = engine();
  listing.updateItems([...items.keys()]);
  const made = listing.makeBibliography();
  // What prints nothing is listed, and has no text.
  const empty = new Set(made ? made[0].bibliography_errors.map(error => error.itemID) : []);
  const entries = made ? made[0].entry_ids.map(ids => ids[0]).filter(id => !empty.has(id)).map((id, i) => ({ id, text: made[1][i] })) : [];
  const citing = engine();
  const texts = [];
  const before = [];
  read('citations.json').forEach((citation, i) => {
    const id = `c${i}`;
    for (const [index, text] of citing.processCitationCluster({ citationID: id, ...structuredClone(citation) }, before, [])[1]) texts[index] = text;
    before.push([id, i + 1]);
  });
  process.stdout.write(JSON.stringify({ entries, citations: texts }));
}

function table() {
  const plain = text => (text ?? '').replace(/<[^>]+>/g, '').replace(/&#38;/g, '&').replace(/&#60;/g, '<').replace(/&#62;/g, '>').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const names = fs.readdirSync(out).filter(f => f.endsWith('.theirs.json')).map(f => f.replace('.theirs.json', ''));
  const total = { entries: [0, 0], citations: [0, 0] };
  const percent = ([equal, all]) => all === 0 ? 'none' : `${equal} of ${all} (${(100 * equal / all).toFixed(1)} %)`;
  console.log('| Style | Entries equal | Citations equal |\n|:--|--:|--:|');
  for (const name of names.sort()) {
    const theirs = read(`${name}.theirs.json`);
    const own = file => { try { return read(file); } catch { return []; } };
    const entries = new Map(own(`${name}.entries.json`).map(e => [e.id, e.text]));
    const citations = own(`${name}.citations.json`).map(c => c.text);
    const differences = [];
    const count = (pairs, kind) => {
      let equal = 0;
      for (const [label, their, our] of pairs) {
        if (plain(their) === plain(our)) equal++;
        else differences.push(`${kind} ${label}\n  js:  ${plain(their)}\n  own: ${plain(our)}\n`);
      }
      total[kind][0] += equal;
      total[kind][1] += pairs.length;
      return percent([equal, pairs.length]);
    };
    const e = count(theirs.entries.map(({ id, text }) => [id, text, entries.get(id)]), 'entries');
    const c = count(theirs.citations.map((text, i) => [String(i), text, citations[i]]), 'citations');
    fs.writeFileSync(path.join(out, `${name}.diff`), differences.join('\n'));
    console.log(`| ${name} | ${e} | ${c} |`);
  }
  console.log(`| **all** | ${percent(total.entries)} | ${percent(total.citations)} |`);
}
