// Before every probe: what a finding is, where it is, and what a reader sees. A probe pushes into `found`.
const found = [];
const tell = (rule, element, what, hint) => found.push({ rule, at: at(element), what, hint });

function at(element) {
  const steps = [];
  for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
    if (e.id) { steps.unshift('#' + CSS.escape(e.id)); break; }
    const same = e.parentElement ? [...e.parentElement.children].filter(s => s.localName === e.localName) : [];
    steps.unshift(e.localName + (same.length > 1 ? `:nth-of-type(${same.indexOf(e) + 1})` : ''));
  }
  return steps.join(' > ') || 'html';
}

const shown = e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && e.getClientRects().length > 0;
const words = e => { const text = e.textContent.trim().replace(/\s+/g, ' '); return text.length > 60 ? text.slice(0, 57) + '…' : text; };
const onlyHeard = e => getComputedStyle(e).clipPath === 'inset(50%)';

// Colours as numbers, whatever way the browser writes them. A page has few, and asks for each often.
const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const colours = new Map();
function colour(css) {
  if (!colours.has(css)) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = css;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    colours.set(css, { r, g, b, a: a / 255 });
  }
  return colours.get(css);
}

const over = (top, below, alpha = top.a) =>
  ({ r: top.r * alpha + below.r * (1 - alpha), g: top.g * alpha + below.g * (1 - alpha), b: top.b * alpha + below.b * (1 - alpha), a: 1 });

function luminance({ r, g, b }) {
  const [x, y, z] = [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  return .2126 * x + .7152 * y + .0722 * z;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (light + .05) / (dark + .05);
}

// The colour behind an element's box: its nearest ancestor's that has one.
function paper(element) {
  for (let e = element; e; e = e.parentElement) {
    const c = colour(getComputedStyle(e).backgroundColor);
    if (c.a > .99) { return c; }
  }
  return { r: 255, g: 255, b: 255, a: 1 };
}
