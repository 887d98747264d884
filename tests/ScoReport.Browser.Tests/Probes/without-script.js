// With everything unfolded, nothing waits for a script.
for (const e of document.querySelectorAll('details:not([open])')) { if (!shown(e.lastElementChild)) tell('folded-for-good', e, `"${words(e)}" does not open without a script`, 'use <details> as it is'); }
for (const e of document.querySelectorAll('main :is(table, td, th, p, li, dd, figure, img)')) {
  // What is for paper is on no screen, with a script or without one; the check of paper looks at it.
  if (!shown(e) && !e.closest('.print-only')) { tell('hidden-without-script', e, `"${words(e)}" is not shown`, 'show it, and let the script hide it if it has to'); }
}
for (const e of document.querySelectorAll('figure.chart')) {
  if (![...e.querySelectorAll('svg.chart-drawing')].some(shown)) { tell('chart-not-shown', e, 'none of its drawings is shown', 'one of them is to be seen at every width'); }
}
