// On a telephone a short table is read row by row, each value behind its column's name; nothing that takes the focus is out of sight.
for (const figure of document.querySelectorAll('figure.stacks')) {
  if (!shown(figure)) { continue; }
  for (const row of figure.querySelectorAll('tbody tr:not([hidden])')) {
    // Of a sum, only the columns that are added up have a line.
    const boxes = [...row.cells].filter(shown).map(c => c.getBoundingClientRect());
    if (boxes.some((box, i) => i > 0 && box.top < boxes[i - 1].bottom - 1)) { tell('row-not-stacked', row, 'its cells stand beside each other', 'display: block below 40rem'); }
    for (const cell of row.cells) {
      const label = getComputedStyle(cell, '::before').content;
      if (cell.localName === 'td' && (label === 'none' || label === '""')) { tell('value-without-label', cell, `"${words(cell)}" stands without its column's name`, 'give the cell data-label'); }
    }
  }
}
