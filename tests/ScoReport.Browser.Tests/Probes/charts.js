// Every drawing that is shown: named, with its data beside it, and every text in it whole, apart from others, large enough and dark enough.
const touching = (a, b) => {
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return x > 1 && y > 1 ? Math.min(x, y) : 0;
};

// A line of text is higher than its letters: what is compared is about as high as they are.
function letters(text) {
  const box = text.getBoundingClientRect(), turned = box.height > box.width * 2 && text.textContent.trim().length > 2;
  const [dx, dy] = turned ? [box.width * .2, 0] : [0, box.height * .2];
  return { left: box.left + dx, right: box.right - dx, top: box.top + dy, bottom: box.bottom - dy, text };
}

function behind(text, box) {
  const style = getComputedStyle(text);
  if (style.paintOrder.startsWith('stroke') && style.stroke !== 'none') { return colour(style.stroke); }
  const layers = [];
  for (const e of document.elementsFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)) {
    if (e.closest('text') || !(e instanceof SVGGeometryElement)) { continue; }
    const own = getComputedStyle(e);
    if (own.fill === 'none' || own.fill.startsWith('url')) { continue; }
    const fill = colour(own.fill);
    layers.push({ ...fill, a: fill.a * own.fillOpacity * own.opacity });
    if (layers.at(-1).a > .99) { break; }
  }
  return layers.reduceRight((below, layer) => over(layer, below), paper(text.closest('svg').parentElement));
}

const drawings = [...document.querySelectorAll('svg.chart-drawing')].filter(shown);
for (const svg of drawings) {
  if (svg.getAttribute('role') !== 'img') { tell('chart-without-role', svg, 'it has no role="img"', 'give the svg role="img"'); }
  for (const part of ['title', 'desc']) {
    if (!svg.querySelector(`:scope > ${part}`)?.textContent.trim()) { tell(`chart-without-${part}`, svg, `it has no <${part}> with words`, `give the svg a <${part}>`); }
  }
  if (!svg.closest('figure')?.querySelector('details.chart-data table tbody tr, .timeline-events li')) { tell('chart-without-data', svg, 'no table or list stands beside it', 'put its data below it, folded'); }

  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim() && shown(t)).map(letters);
  texts.forEach((one, i) => {
    const size = parseFloat(getComputedStyle(one.text).fontSize) * (one.text.getScreenCTM().a ** 2 + one.text.getScreenCTM().b ** 2) ** .5;
    if (size < 10) { tell('chart-text-small', one.text, `"${words(one.text)}" is ${size.toFixed(1)} px high`, 'draw it larger, or use the narrow drawing'); }
    if (one.left < frame.left - 1 || one.right > frame.right + 1 || one.top < frame.top - 1 || one.bottom > frame.bottom + 1) {
      tell('chart-text-cut-off', one.text, `"${words(one.text)}" lies beyond the drawing's edge`, 'leave more room at that side');
    }
    for (const other of texts.slice(i + 1)) {
      const by = touching(one, other);
      if (by) { tell('chart-text-overlap', one.text, `"${words(one.text)}" and "${words(other.text)}" overlap by ${by.toFixed(1)} px`, 'move, wrap or drop one of them'); }
    }
  });

  for (const { text } of texts) {
    text.scrollIntoView({ block: 'center', inline: 'center' });
    const box = text.getBoundingClientRect(), ground = behind(text, box);
    const ratio = contrast(over(colour(getComputedStyle(text).fill), ground), ground);
    if (ratio < 4.5) { tell('chart-text-contrast', text, `"${words(text)}" has a contrast of ${ratio.toFixed(2)}`, 'at least 4.5: another colour, or a halo in the paper\'s'); }
  }
}
if (!drawings.length) { tell('chart-not-shown', document.body, 'no drawing of the page is shown', 'one of the two drawings is to be seen at every width'); }
scrollTo(0, 0);
