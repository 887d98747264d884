// Looks at each stop of a tour with the Tab key, when the key is let go: whether what has the focus can be seen, and whether it shows that it has it.
window.tour = { found, stops: new Map(), last: -1, ended: false };

function look(e) {
  // What lies in the window of it is on top at its middle or near an edge.
  const clear = [...e.getClientRects()].some(box => {
    const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right), top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
    return right > left && bottom > top && [.5, .1, .9].some(x => e.contains(document.elementFromPoint(left + (right - left) * x, (top + bottom) / 2)));
  });
  if (!clear) {
    tell('focus-out-of-sight', e, `"${words(e)}" has the focus and cannot be seen`, 'show it while it has the focus, or take it out of the order');
  }

  const ring = getComputedStyle(e);
  if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2) {
    tell('focus-without-ring', e, `"${words(e)}" does not show that it has the focus`, 'leave it its outline under :focus-visible');
  } else if (contrast(colour(ring.outlineColor), paper(e.parentElement)) < 3) {
    tell('focus-ring-pale', e, `the ring has a contrast of ${contrast(colour(ring.outlineColor), paper(e.parentElement)).toFixed(2)}`, 'at least 3');
  }
}

// It is over where the focus leaves the page, or stands where it was.
addEventListener('keyup', () => {
  const e = document.activeElement, left = !e || e === document.body || e === document.documentElement;
  if (!left && !tour.stops.has(e)) { tour.stops.set(e, tour.stops.size); }
  const stop = left ? -1 : tour.stops.get(e);
  if (stop <= tour.last) { tour.ended = true; }
  if (tour.ended) { return; }
  tour.last = stop;
  look(e);
}, true);
