// Seven to one for every text on a ground of one colour.
for (const e of document.body.querySelectorAll('*')) {
  if (!shown(e) || onlyHeard(e) || e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || getComputedStyle(e).opacity < 1) { continue; }
  const ratio = contrast(colour(getComputedStyle(e).color), paper(e));
  if (ratio < 7) { tell('less-than-seven', e, `"${words(e)}" has ${ratio.toFixed(2)}:1`, 'see prefers-contrast in the style sheet'); }
}
