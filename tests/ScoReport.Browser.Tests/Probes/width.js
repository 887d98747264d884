// Nothing makes the page scroll sideways, nothing is cut off, and every box that scrolls takes the focus.
const root = document.documentElement;
const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX);
const cuts = e => /hidden|clip/.test(getComputedStyle(e).overflowX);

if (root.scrollWidth > root.clientWidth) {
  const tooWide = [...document.body.querySelectorAll('*')].filter(e => {
    const box = e.getBoundingClientRect();
    if (!shown(e) || (box.right <= root.clientWidth + .5 && box.left >= -.5)) { return false; }
    for (let p = e.parentElement; p; p = p.parentElement) { if (scrolls(p) || cuts(p)) { return false; } }
    return ![...e.children].some(c => c.getBoundingClientRect().right > root.clientWidth + .5);
  });
  (tooWide.length ? tooWide.slice(0, 5) : [root]).forEach(e =>
    tell('page-scrolls-sideways', e, `"${words(e)}" ends at ${Math.round(e.getBoundingClientRect().right)} px of ${root.clientWidth} px`, 'let it wrap, or put it into a box that scrolls'));
}

for (const e of document.body.querySelectorAll('*')) {
  if (!shown(e)) { continue; }
  const wide = e.scrollWidth > e.clientWidth + 1, high = e.scrollHeight > e.clientHeight + 1;
  if ((wide && scrolls(e)) || (high && /auto|scroll/.test(getComputedStyle(e).overflowY))) {
    if (e.tabIndex < 0 && !e.querySelector('a[href], button, input')) { tell('scroll-box-without-focus', e, 'it scrolls, but no key reaches it', 'give it tabindex="0", a role and a name'); }
  } else if (wide && cuts(e) && e.clientWidth > 1 && !onlyHeard(e) && !(e instanceof SVGElement)) {
    tell('text-cut-off', e, `"${words(e)}" is ${e.scrollWidth} px wide in ${e.clientWidth} px`, 'let it wrap or scroll');
  }
}
