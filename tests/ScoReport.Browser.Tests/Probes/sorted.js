// Whether a table's rows stand in the order that its headings announce. Given: the table's place among the sortable ones.
// Which column a heading stands over is told by where both are drawn, not by counting as the theme's script does.
const table = document.querySelectorAll('table[data-sort]')[given];
const headings = [...table.tHead.querySelectorAll('[aria-sort]')];
if (headings.length > 1) { tell('two-sorted-columns', table, 'aria-sort is set on more than one heading', 'take it off the others'); }

const mark = table.dataset.decimal;
const read = cell => {
  if (cell.matches('.missing')) { return null; }
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('.marks, svg').forEach(e => e.remove());
  const text = copy.textContent.trim();
  if (!cell.matches('td:not(.text), .numeric')) { return text; }
  const [whole, part = ''] = text.replace('−', '-').split(mark);
  const number = parseFloat(`${whole.replace(/[^\d-]/g, '')}.${part.replace(/\D/g, '')}`);
  return Number.isNaN(number) ? text : number;
};

for (const heading of headings) {
  const middle = h => (h.left + h.right) / 2, way = heading.getAttribute('aria-sort') === 'ascending' ? 1 : -1;
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter(r => !r.className && !r.hidden);
    const column = rows.length ? [...rows[0].cells].findIndex(c => { const box = c.getBoundingClientRect(), x = middle(heading.getBoundingClientRect()); return box.left <= x && x < box.right; }) : -1;
    const values = rows.map(r => read(r.cells[column]));
    const wrong = values.findIndex((b, i) => {
      const a = values[i - 1];
      if (i === 0 || b === null) { return false; }
      if (a === null) { return true; }
      return way * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true })) > 0;
    });
    if (wrong > 0) { tell('rows-out-of-order', rows[wrong], `${heading.getAttribute('aria-sort')}, but ${values[wrong - 1]} stands before ${values[wrong]}`, 'sort by the value, with missing ones last'); }
  }
}
