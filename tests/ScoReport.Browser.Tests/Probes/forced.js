// In colours of the reader's own: what drawings say can be told from the ground, and what is current, focused or filled is seen without one.
const ground = getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.documentElement).backgroundColor : getComputedStyle(document.body).backgroundColor;
const ink = getComputedStyle(document.body).color;
if (ink === ground) { tell('no-ink', document.body, `text and ground are ${ink}`, 'leave both to the browser'); }

for (const e of document.querySelectorAll('.chart-drawing text, .chart-drawing .rule, .chart-drawing .zero')) {
  const style = getComputedStyle(e), colour = e.localName === 'text' ? style.fill : style.stroke;
  if (shown(e) && colour === ground) { tell('drawing-not-seen', e, `it is ${colour} on ${ground}`, 'draw it in CanvasText'); }
}

for (const e of document.querySelectorAll('.chart-drawing .fill')) {
  if (shown(e) && getComputedStyle(e).stroke !== ink) { tell('area-without-edge', e, `its edge is ${getComputedStyle(e).stroke}`, 'give it an edge in CanvasText'); }
}

for (const e of document.querySelectorAll('.matrix .mark-1')) {
  if (getComputedStyle(e).backgroundColor === ground) { tell('mark-without-filling', e, 'it looks empty', 'forced-color-adjust: none'); }
}

const edges = name => new Set([...document.querySelectorAll(`.chapter-nav li a${name}`)].map(a => getComputedStyle(a).borderInlineStartColor));
const current = [...edges('[aria-current]')], rest = [...edges(':not([aria-current])')];
if (current.some(colour => rest.includes(colour))) { tell('current-not-told', document.querySelector('.chapter-nav [aria-current]'), `its edge is ${current} like the others'`, 'Highlight beside Canvas'); }

for (const e of [...document.querySelectorAll('a[href], button, summary')].filter(shown).slice(0, 30)) {
  e.focus();
  if (document.activeElement === e && e.matches(':focus-visible') && getComputedStyle(e).outlineStyle === 'none') { tell('focus-not-seen', e, 'no outline', 'outline on :focus-visible'); }
}
