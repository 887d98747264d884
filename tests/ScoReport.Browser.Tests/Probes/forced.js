// In colours of the reader's own: what drawings say can be told from the ground, and what is current, focused, marked, sorted or filled is seen without one.
// A ground of no colour is the window's, which only an element of its own tells.
const screen_ = document.body.appendChild(document.createElement('i'));
screen_.style.cssText = 'forced-color-adjust: none; background: Canvas';
const ground = getComputedStyle(screen_).backgroundColor;
screen_.remove();
const behind = e => { for (; e; e = e.parentElement) { const c = colour(getComputedStyle(e).backgroundColor); if (c.a > .99) { return c; } } return colour(ground); };
const ink = getComputedStyle(document.body).color;
if (ink === ground) { tell('no-ink', document.body, `text and ground are ${ink}`, 'leave both to the browser'); }

// Three to one, as WCAG 1.4.11 has it for what is no text.
const told = (css, e) => { const c = colour(css); return c.a > .5 && contrast(over(c, behind(e)), behind(e)) >= 3; };

// Names of series and what is said of missing marks are texts of the drawing.
for (const e of document.querySelectorAll('.chart-drawing text, .chart-drawing .rule, .chart-drawing .zero')) {
  const style = getComputedStyle(e), said = e.localName === 'text' ? style.fill : style.stroke;
  if (shown(e) && !told(said, e)) { tell('drawing-not-seen', e, `it is ${said} on ${ground}`, 'draw it in CanvasText'); }
}

for (const e of document.querySelectorAll('.chart-drawing :is(.fill, [fill^="url"])')) {
  if (shown(e) && getComputedStyle(e).stroke !== ink) { tell('area-without-edge', e, `its edge is ${getComputedStyle(e).stroke}`, 'give it an edge in CanvasText'); }
}

// Marks and the swatches of keys: by what fills them, or by their line. Patterns are over an edge; what is under the pointer alone is not seen at all.
for (const e of document.querySelectorAll('.chart-drawing :is(path, circle, rect, line, polyline)')) {
  const style = getComputedStyle(e), drawing = e.closest('.chart-drawing');
  if (e.closest('.grid, .rule, .zero, clipPath, mask, pattern') || !shown(drawing)) { continue; }
  const seen = [style.fill, parseFloat(style.strokeWidth) > 0 ? style.stroke : 'none'].filter(c => c !== 'none' && !c.startsWith('url') && colour(c).a > 0);
  if (seen.length > 0 && !seen.some(c => told(c, drawing))) { tell('mark-not-seen', e, `it is ${seen.join(' and ')} on ${ground}`, 'give it an edge in CanvasText'); }
}

for (const e of document.querySelectorAll('.matrix .mark-1')) {
  if (getComputedStyle(e).backgroundColor === ground) { tell('mark-without-filling', e, 'it looks empty', 'forced-color-adjust: none'); }
}

const edges = name => new Set([...document.querySelectorAll(`.chapter-nav li a${name}`)].map(a => getComputedStyle(a).borderInlineStartColor));
const current = [...edges('[aria-current]')], rest = [...edges(':not([aria-current])')];
if (current.some(edge => rest.includes(edge))) { tell('current-not-told', document.querySelector('.chapter-nav [aria-current]'), `its edge is ${current} like the others'`, 'Highlight beside Canvas'); }

// A hit of the search has a ground of its own.
for (const e of document.querySelectorAll('mark')) {
  const style = getComputedStyle(e);
  if (shown(e) && luminance(behind(e)) === luminance(behind(e.parentElement)) && style.outlineStyle === 'none' && style.textDecorationLine === 'none') {
    tell('hit-not-told', e, `"${words(e)}" is on ${style.backgroundColor} like the text around it`, 'leave Mark and MarkText to the browser');
  }
}

for (const e of document.querySelectorAll('button.sort')) {
  const style = getComputedStyle(e, '::before');
  if (shown(e) && (style.content === 'none' || !told(style.color, e))) { tell('sort-sign-not-seen', e, `the sign ${style.content} is ${style.color}`, 'ButtonText or LinkText'); }
}

// The ground of a box is gone, so an edge has to say where it is.
for (const e of document.querySelectorAll('.callout, .editor-note, .aside, .key-points')) {
  const style = getComputedStyle(e);
  const edge = ['Top', 'Right', 'Bottom', 'Left'].some(side => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none' && told(style[`border${side}Color`], e.parentElement));
  if (shown(e) && !edge) { tell('box-not-told', e, 'no edge that can be seen', 'a border'); }
}

for (const e of [...document.querySelectorAll('a[href], button, summary')].filter(shown).slice(0, 30)) {
  e.focus();
  const style = getComputedStyle(e);
  if (document.activeElement === e && e.matches(':focus-visible') && (style.outlineStyle === 'none' || !told(style.outlineColor, e.parentElement))) { tell('focus-not-seen', e, `its outline is ${style.outlineStyle} ${style.outlineColor}`, 'outline on :focus-visible'); }
}
