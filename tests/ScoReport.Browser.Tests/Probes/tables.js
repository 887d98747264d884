// Columns of a data table stand apart: text begins well away from a number before it, and what hangs behind a heading leaves the next one alone.
const least = 16;
// What is only heard, and what opens over the table when it is asked for, takes no room in it.
const aside = (node, cell) => { for (let e = node.parentElement; e !== cell; e = e.parentElement) { if (onlyHeard(e) || e.matches('.printed-value')) { return true; } } return false; };
function edges(cell) {
  const found = [], range = document.createRange(), texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!aside(texts.currentNode, cell)) { range.selectNodeContents(texts.currentNode); found.push(...range.getClientRects()); }
  }
  for (const button of cell.querySelectorAll('button')) { found.push(button.getBoundingClientRect()); }
  return found.filter(r => r.width > 0);
}
const leftToRight = getComputedStyle(document.documentElement).direction === 'ltr';
for (const table of document.querySelectorAll('table.data')) {
  if (!leftToRight || !shown(table) || getComputedStyle(table).display !== 'table') { continue; }
  for (const row of table.rows) {
    for (const cell of row.cells) {
      const next = cell.nextElementSibling;
      if (!next || !shown(cell) || !shown(next)) { continue; }
      const end = Math.max(...edges(cell).map(r => r.right)), start = Math.min(...edges(next).map(r => r.left));
      const number = cell.matches('td:not(.text), .numeric') && next.matches('.text, th:not(.numeric, .spanning)');
      if (number && start - end < least) { tell('number-near-text', next, `"${words(next)}" begins ${Math.round(start - end)} px behind "${words(cell)}"`, `leave ${least} px between a number and the text to its right`); }
      else if (start < end - 1) { tell('cells-overlap', next, `"${words(next)}" begins before "${words(cell)}" ends`, 'give what hangs behind a cell its room'); }
    }
  }
}
