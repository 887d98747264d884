// On paper: nothing that only a screen can use, everything that was to be read, in ink.
const furniture = 'nav, button, input:not([type="checkbox"]), select, .skip-link, .site-header, .site-footer, .float-download, .edit-link';
for (const e of document.querySelectorAll(furniture)) {
  if (shown(e) && !onlyHeard(e)) { tell('furniture-in-print', e, `"${words(e)}" is printed`, 'hide it under @media print'); }
}

const onScreenOnly = `${furniture}, .note-back, .footnote-back, .anchor, .data-package, .contents-time, .cite-downloads, .cite-others, .float-columns, summary, .not-found, .again, .cover-downloads, .record, h3:has(+ .record)`;
for (const e of document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, pre)')) {
  if (!shown(e) && e.textContent.trim() && !e.closest(onScreenOnly) && !e.closest('[hidden]')) { tell('missing-in-print', e, `"${words(e)}" is not printed`, 'what can be read on a screen can be read on paper'); }
}

// Nobody can follow a link on paper: what it leads to on another page is printed below the text.
for (const [links, entries] of [['main a[role="doc-biblioref"]', '.paper .works li'], ['main a.term-link', '.paper .terms li']]) {
  const led = [...document.querySelectorAll(links)].filter(a => a.pathname !== location.pathname);
  const printed = [...document.querySelectorAll(entries)].filter(shown).length;
  if (printed < new Set(led.map(a => a.hash)).size) { tell('unexplained-in-print', led[0], `"${words(led[0])}" and others lead to ${new Set(led.map(a => a.hash)).size} entries, and ${printed} are printed`, 'print what links lead to with the page (partials/paper.liquid)'); }
}

for (const a of document.querySelectorAll('main p > a.cross-reference[title]')) {
  if (shown(a) && a.pathname !== location.pathname && getComputedStyle(a, '::after').content === 'none') { tell('unnamed-in-print', a, `"${words(a)}" is on another page, and is not named`, 'print its title behind it'); }
}

// Where the window is as wide as the sheet; a float of many columns has a sheet of its own, turned.
for (const e of document.querySelectorAll('main :is(table, figure, pre, img, svg)')) {
  const box = e.getBoundingClientRect();
  if (shown(e) && box.width > 1 && box.right > innerWidth + 2 && !e.closest('.widest')) { tell('wider-than-paper', e, `it ends at ${Math.round(box.right)} px of ${innerWidth} px`, 'smaller type, narrower cells, or let words break under @media print'); }
}

// Where a sheet ends, what leads to something goes with it.
for (const e of document.querySelectorAll('main :is(h2, h3, h4, summary, .float-table > figcaption:first-child, p:has(+ :is(ul, ol, pre)))')) {
  if (shown(e) && getComputedStyle(e).breakAfter !== 'avoid') { tell('parted-in-print', e, `"${words(e)}" may stand alone at the end of a sheet`, 'break-after: avoid under @media print'); }
}

for (const e of document.querySelectorAll('main .printed-value')) {
  const [box, cell] = [e, e.closest('td, th')].map(x => x.getBoundingClientRect());
  if (shown(e) && (box.top < cell.top - 1 || box.bottom > cell.bottom + 1)) { tell('outside-its-row-in-print', e, `"${words(e)}" is printed outside its row`, 'place it by its cell'); }
}

for (const e of document.querySelectorAll('main tbody tr > :first-child code:not(.long)')) {
  if (shown(e) && e.getClientRects().length > 1) { tell('name-broken-in-print', e, `"${words(e)}" is broken in two`, 'let its column be as wide as the name'); }
}

const sheet = { r: 255, g: 255, b: 255, a: 1 };
const told = new Set();
for (const e of document.querySelectorAll('body *')) {
  const text = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  if (!text || !shown(e) || e.closest('svg') || onlyHeard(e)) { continue; }
  const ink = contrast(colour(getComputedStyle(e).color), paper(e));
  const kind = e.localName + e.className;
  if (ink < 4.5 && !told.has(kind)) { told.add(kind); tell('pale-in-print', e, `"${words(e)}" has a contrast of ${ink.toFixed(2)} on paper`, 'print it in black'); }
}
for (const e of document.querySelectorAll('body *')) {
  const ground = colour(getComputedStyle(e).backgroundColor);
  if (ground.a > .1 && shown(e) && contrast(ground, sheet) > 1.6 && !e.closest('.matrix .mark') && !e.matches('.mark') && !told.has(e.className)) { told.add(e.className); tell('dark-ground-in-print', e, 'its ground is not white on paper', 'printers leave grounds out: make it white, with a line around it'); }
}
