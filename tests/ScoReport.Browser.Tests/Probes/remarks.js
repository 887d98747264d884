// Remarks stand where they should: in the margin behind the text's end, or in the text; and over nothing.
const rtl = document.documentElement.dir === 'rtl';
const box = e => e.getBoundingClientRect();
const text = box([...document.querySelectorAll('.chapter-text > p')].find(p => shown(p)));
const remarks = [...document.querySelectorAll('.chapter-text .aside')];
if (remarks.length < 2) { tell('no-remarks', document.body, `${remarks.length} remarks`, 'name a page that has two at least'); }

const inMargin = b => rtl ? b.right <= text.left - 8 : b.left >= text.right + 8;
const inText = b => b.left >= text.left - .5 && b.right <= text.right + .5;
for (const e of remarks) {
  const b = box(e);
  if (given === 'margin' ? !inMargin(b) : !inText(b)) { tell('remark-out-of-place', e, `"${words(e)}" reaches from ${Math.round(b.left)} to ${Math.round(b.right)} px, the text from ${Math.round(text.left)} to ${Math.round(text.right)} px`, 'see .aside in the style sheet'); }
  if (b.width < 170) { tell('remark-too-narrow', e, `${Math.round(b.width)} px`, 'a margin has 170 px at least'); }
}

const others = [...document.querySelectorAll('.chapter-text > :is(p, ul, ol, .float, .table-scroll, pre, .editor-note, .callout, h2, h3), .outline')].filter(shown);
const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
for (const e of remarks) {
  for (const other of [...remarks, ...others]) {
    if (other !== e && !other.contains(e) && overlap(box(e), box(other))) { tell('remark-covers', e, `it lies over "${words(other)}"`, 'what is wider than the text clears the margin'); }
  }
}
