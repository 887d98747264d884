/* Full-text search over the report, also from a file. The index lies in plain scripts below search/ (generator/ScoReport/Searching),
   each of which calls scoreportSearch(name, data) when it is loaded, and is loaded when a query needs it. search-open.js opens it. */
(() => {
  "use strict";

  // Words ------------------------------------------------------------------
  // The same as generator/ScoReport/Searching/Tokenizer.cs; tests/specs/searching/words.txt holds both to the same answers.

  const alike = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d", "ς": "σ", "\u0649": "\u06cc", "\u064a": "\u06cc", "\u0643": "\u06a9", "\u0629": "\u0647", "\u06d5": "\u0647", "\u0671": "\u0627" };
  const skipped = /[\u0640\u02b0-\u02ff\p{M}\p{Cf}]/u, letter = /[\p{L}\p{Nd}\u3007]/u;
  const ideograph = /[\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const known = new Map();

  // A character: its kind (a letter, 0 digit, i ideograph, - joins, . between digits, ' apostrophe, s skipped, empty for a gap) and its folded form.
  function judge(c) {
    let k = known.get(c);
    if (!k) {
      if (/[-\u2010\u2011\u200c]/.test(c)) { k = ["-"]; }
      else if (/[.,\u202f\u066b\u066c]/.test(c)) { k = ["."]; }
      else if (/['\u2018\u2019]/.test(c)) { k = ["'"]; }
      else if (skipped.test(c)) { k = ["s"]; }
      else {
        let folded = "";
        for (const part of c.normalize("NFKD")) {
          const low = part.toLowerCase();
          folded += alike[low] || (/[\u0660-\u0669\u06f0-\u06f9]/.test(low) ? low.charCodeAt(0) & 15 : letter.test(low) ? low : "");
        }
        k = [!folded ? "" : ideograph.test(c) ? "i" : /^[0-9]/.test(folded) ? "0" : "a", folded];
      }
      known.set(c, k);
    }
    return k;
  }

  const stem = word => !/^[a-z]+[^suiA-Z]s$/.test(word) || word.length < 4 || /[^a-z]/.test(word) ? word
    : word.length > 4 && word.endsWith("ies") ? word.slice(0, -3) + "y" : word.slice(0, -1);

  // The words of a text: t folded, from s to e; j for one that joins those before it.
  function tokens(text) {
    const found = [];
    let word = "", joined = "", parts = 0, last = "", quoted = false, start = 0, joinedStart = 0, run = "", runs = 0, runAt = 0, runEnd = 0;
    const part = (end, before) => {
      if (word.length > 1 || word && !(last === "a" && (quoted || before))) { found.push({ t: stem(word), s: start, e: end }); }
      if (word && joined.length < 40) { joined += word; }
      if (word) { parts++; }
      word = last = ""; quoted = false;
    };
    const close = (end, before) => {
      part(end, before);
      if (parts > 1) { found.push({ t: stem(joined), s: joinedStart, e: end, j: 1 }); }
      joined = ""; parts = 0;
    };
    const closeRun = () => {
      if (runs === 1) { found.push({ t: run, s: runAt, e: runEnd }); }
      runs = 0;
    };
    for (let at = 0; at < text.length;) {
      const c = String.fromCodePoint(text.codePointAt(at)), k = judge(c), next = at + c.length;
      const after = next < text.length ? judge(String.fromCodePoint(text.codePointAt(next)))[0] : "";
      if (k[0] !== "i" && k[0] !== "s") { closeRun(); }
      if (k[0] === "a" || k[0] === "0") {
        if (!word) { start = at; if (!parts) { joinedStart = at; } }
        last = k[0];
        if (word.length < 40) { word += k[1]; }
      } else if (k[0] === "-" && last === "a" && after === "a") {
        part(at);
      } else if (k[0] === "i") {
        close(at);
        if (runs++) { found.push({ t: run + k[1], s: runAt, e: next }); }
        run = k[1]; runAt = at; runEnd = next;
      } else if (k[0] !== "s" && !(k[0] === "." && last === "0" && after === "0")) {
        close(at, k[0] === "'");
        quoted = k[0] === "'";
      }
      at = next;
    }
    close(text.length);
    closeRun();
    return found;
  }

  // Files ------------------------------------------------------------------

  const folder = new URL("../search/", document.currentScript.src).href;
  const files = new Map(), waiting = new Map();

  function search(name, data) { waiting.get(name)(data); }

  function load(name, again) {
    if (!files.has(name)) {
      files.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        waiting.set(name, done);
        script.src = folder + name + ".js" + (again || "");
        script.onerror = () => { files.delete(name); failed(new Error(name)); };
        script.onload = () => script.remove();
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  let index;

  function open(again) {
    index = index || load("index", again).then(head => {
      const n = head.kinds.length, ends = new Array(n), pageOf = new Array(n), open = [];
      let at = 0, sum = 0;
      head.pages.forEach((page, p) => { for (const end = at + page[2]; at < end; at++) { pageOf[at] = p; } });
      const lengths = Array.from(head.lengths, c => 2 ** ((c.charCodeAt(0) - 48) / 4) - 1);
      lengths.forEach(length => { sum += length; });
      for (let e = 0; e <= n; e++) {
        const level = e < n ? +head.kinds[e] || 7 : 0;
        while (open.length && (open[open.length - 1][1] >= level || pageOf[open[open.length - 1][0]] !== pageOf[e])) { ends[open.pop()[0]] = e; }
        open.push([e, level]);
      }
      const forms = new Map();
      head.forms.split("\n").filter(Boolean).forEach(line => {
        const all = line.split("|").map(form => form.split(" "));
        all.forEach(form => { const key = form.join(" "); forms.set(key, (forms.get(key) || []).concat(all)); });
      });
      return Object.assign(head, { n, ends, pageOf, norms: lengths.map(length => 1 - B + B * length / (sum / n || 1)), map: forms, stops: new Set(head.stop.split(" ")) });
    });
    return index;
  }

  // Words of the index -----------------------------------------------------

  const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`{", HIGH = "!#$%&'()*+,-./:;", FIELDS = "<=>", COUNTS = "?@|} ", TIMES = [0, 2, 3, 5, 9];
  const K = 1.2, B = 0.6, TITLE = 3, CAPTION = 1.5, ABOVE = 0.8, MOST = 60;
  const shards = new Map();

  // All words from one to another, in the shards that may have them.
  async function words(head, from, to) {
    let first = 0, last = 0;
    head.terms.forEach((shard, i) => { if (shard[0] <= from) { first = i; } if (shard[0] <= to) { last = i; } });
    const found = [];
    for (const shard of await Promise.all(head.terms.slice(first, last + 1).map((shard, i) => load("t" + (first + i) + "-" + shard[1]).then(text => parsed(first + i, text))))) {
      shard.forEach(word => { if (word.t >= from && word.t <= to) { found.push(word); } });
    }
    return found;
  }

  function parsed(i, text) {
    if (!shards.has(i)) {
      let before = "";
      shards.set(i, Array.from(text.matchAll(/(.)([0-9a-z\u0080-\uffff]*)([^0-9a-z\u0080-\uffff]+)/gu), m => ({ t: before = before.slice(0, parseInt(m[1], 36)) + m[2], code: m[3] })));
    }
    return shards.get(i);
  }

  // The entries of a word with what it is worth there (BM25F). A word of a heading counts for what stands below it, if something else is found there.
  function worth(head, word) {
    if (word.worth) { return word.worth; }
    const at = new Map(), above = [], code = word.code;
    let e = -1, high = 0, i = 0, df = 0;
    while (i < code.length) {
      const low = LAST.indexOf(code[i]);
      if (low < 0) { high = high * 16 + HIGH.indexOf(code[i++]); continue; }
      e += high * 32 + low + 1; high = 0; i++; df++;
      const fields = FIELDS.indexOf(code[i]) + 1, times = COUNTS.indexOf(code[i += fields ? 1 : 0]);
      i += times >= 0 && i < code.length ? 1 : 0;
      const x = (fields & 1 ? TITLE : 0) + (fields & 2 ? CAPTION : 0) + (i <= code.length && times >= 0 ? TIMES[times] : 1) / head.norms[e];
      at.set(e, [x, 1]);
      if (fields & 1 && head.ends[e] > e + 1) { above.push(e); }
    }
    above.forEach(h => { for (let b = h + 1; b < head.ends[h]; b++) { const own = at.get(b); if (own) { own[0] += ABOVE; } else { at.set(b, [ABOVE, 0]); } } });
    const idf = Math.log(1 + (head.n - df + 0.5) / (df + 0.5));
    at.forEach(own => { own[0] = idf * own[0] / (K + own[0]); });
    return word.worth = at;
  }

  // Whether one letter too many, too few, another or two in the wrong order make the difference; of a word that is being typed, only its beginning is there.
  function near(a, b, typing) {
    if (Math.abs(a.length - b.length) > 1 && !(typing && b.length > a.length)) { return false; }
    let i = 0;
    while (i < a.length && a[i] === b[i]) { i++; }
    const same = (x, y) => typing ? y.startsWith(x) : x === y;
    return same(a.slice(i + 1), b.slice(i + 1)) || same(a.slice(i), b.slice(i + 1)) || same(a.slice(i + 1), b.slice(i))
      || a[i] === b[i + 1] && a[i + 1] === b[i] && same(a.slice(i + 2), b.slice(i + 2));
  }

  async function alternatives(head, word, typing) {
    const cjk = ideograph.test(word), all = await words(head, word, word + "\uffff"), least = cjk ? 1 : typing ? 2 : 4;
    const found = all.filter(w => w.t === word).map(w => ({ words: [w], weight: 1 }));
    if (word.length >= least && !(cjk && word.length > 1)) {
      all.filter(w => w.t !== word && (typing || w.t.length <= word.length + 3)).sort((a, b) => b.code.length - a.code.length).slice(0, MOST)
        .forEach(w => found.push({ words: [w], weight: (found.length && found[0].weight === 1 ? 0.4 : 0.8) * word.length / w.t.length }));
    }
    for (const [from, to] of found.length || word.length < 4 || cjk || /^[0-9]/.test(word) ? [] : [[word[0], word[0] + "\uffff"], [word[1], word[1] + "\uffff"], ["", "\uffff"]]) {
      const close = (await words(head, from, to)).filter(w => near(word, w.t, typing));
      close.sort((a, b) => b.code.length - a.code.length).slice(0, MOST).forEach(w => found.push({ words: [w], weight: near(word, w.t) ? 0.5 : 0.3 }));
      if (found.length) { break; }
    }
    return found;
  }

  // What is asked for, part by part: a word, or a term of the glossary under any of its names.
  async function units(head, query) {
    const all = tokens(query), typing = !/\s$/.test(query);
    let asked = all.filter(t => !t.j && !head.stops.has(t.t));
    asked = asked.length ? asked : all.filter(t => !t.j);
    const made = [];
    for (let i = 0, taken; i < asked.length; i += taken) {
      let forms;
      for (taken = Math.min(8, asked.length - i); taken > 0 && !(forms = head.map.get(asked.slice(i, i + taken).map(t => t.t).join(" "))); taken--) { /* a shorter one */ }
      const word = asked[i];
      if (forms) {
        made.push(Promise.all(forms.map(async form => ({ weight: 1, words: (await Promise.all(form.filter(t => !head.stops.has(t)).map(t => words(head, t, t)))).map(w => w[0]) })))
          .then(found => found.filter(f => f.words.every(Boolean))));
      } else {
        taken = 1;
        const joined = all.find(t => t.j && t.s <= word.s && t.e >= word.e);
        made.push(Promise.all([alternatives(head, word.t, typing && i === asked.length - 1), joined ? words(head, joined.t, joined.t) : []])
          .then(([found, whole]) => found.concat(whole.map(w => ({ words: [w], weight: 1 })))));
      }
    }
    return Promise.all(made);
  }

  function scores(head, asked) {
    const total = new Map();
    asked.forEach(unit => {
      const best = new Map();
      unit.forEach(({ words, weight }) => {
        const lists = words.map(w => worth(head, w)).sort((a, b) => a.size - b.size);
        if (lists.length) {
          lists[0].forEach((first, e) => {
            let sum = first[0], own = first[1];
            for (let i = 1; i < lists.length; i++) {
              const other = lists[i].get(e);
              if (!other) { return; }
              sum += other[0]; own |= other[1];
            }
            const before = best.get(e);
            if (!before) { best.set(e, [sum * weight, own]); } else { before[0] = Math.max(before[0], sum * weight); before[1] |= own; }
          });
        }
      });
      best.forEach(([score, own], e) => {
        const sum = total.get(e);
        if (sum) { sum.score += score; sum.units++; sum.own |= own; } else { total.set(e, { e, score, units: 1, own }); }
      });
    });
    let most = 0;
    total.forEach(sum => { if (sum.own) { most = Math.max(most, sum.units); } });
    return Array.from(total.values()).filter(sum => sum.own && sum.units > most / 2)
      .map(sum => { sum.score *= (sum.units / asked.length) ** 2 * (head.kinds[sum.e] === "r" ? 0.7 : 1); return sum; })
      .sort((a, b) => b.score - a.score || a.e - b.e);
  }

  // Texts ------------------------------------------------------------------

  async function entry(head, e) {
    let i = head.texts.length - 1;
    while (head.texts[i][0] > e) { i--; }
    const parts = (await load("e" + i + "-" + head.texts[i][1]))[e - head.texts[i][0]].split("\t");
    const page = head.pages[head.pageOf[e]], kind = head.kinds[e];
    let [anchor, number, title] = parts, text = parts.slice(3).join("\t").split("\n");
    if (kind === "t" || kind === "f") { title = (title && title + ". ") + text.shift(); }
    return { e, kind, page: page[0], pageTitle: page[1], anchor, number, title, lines: text };
  }

  // Where the words asked for stand in a line: [from, to, unit].
  function hits(line, unitOf) {
    const found = [];
    tokens(line).forEach(t => { const unit = unitOf.get(t.t); if (unit !== undefined) { found.push([t.s, t.e, unit]); } });
    return found;
  }

  // How much of what was asked for is there: each part once, and again for parts that follow one another.
  function cover(found) {
    let pairs = 0;
    found.forEach((hit, i) => { if (i && hit[2] === found[i - 1][2] + 1 && hit[0] - found[i - 1][1] < 3) { pairs++; } });
    return new Set(found.map(hit => hit[2])).size + Math.min(pairs, 4) * 0.5;
  }

  function excerpt(found, unitOf, count) {
    let best = { value: 0, line: "", hits: [] };
    found.lines.forEach(line => line.replace(/([.!?\u061f]["\u201d\u2019\u00bb)\]]*)\s+|([\u3002\uff01\uff1f])/g, "$1$2\n").split("\n").forEach(sentence => {
      const own = hits(sentence, unitOf), value = cover(own);
      if (value > best.value) { best = { value, line: sentence, hits: own }; }
    }));
    const title = hits(found.title, unitOf), size = tokens(found.title).length;
    found.titleHits = title;
    found.best = best;
    const whole = title.length && new Set(title.map(hit => hit[2])).size === count ? title.length / size : 0;
    return 1 + 0.25 * best.value / count + 0.5 * whole;
  }

  async function find(query, count) {
    const head = await open(), asked = (await units(head, query)), all = scores(head, asked), unitOf = new Map();
    asked.forEach((unit, i) => unit.forEach(({ words }) => words.forEach(w => { if (!unitOf.has(w.t)) { unitOf.set(w.t, i); } })));
    const found = await Promise.all(all.slice(0, count).map(sum => entry(head, sum.e)));
    found.forEach((one, i) => { one.score = all[i].score * excerpt(one, unitOf, asked.length); });
    found.sort((a, b) => b.score - a.score || a.e - b.e);
    return { head, count: all.length, found, terms: unitOf };
  }

  // The dialog ---------------------------------------------------------------

  const make = (tag, attributes, ...parts) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...parts);
    return made;
  };
  const marked = (text, found, to) => {
    let at = 0;
    found.forEach(hit => {
      if (hit[0] >= at) { to.append(text.slice(at, hit[0])); }
      if (hit[1] > at) { to.append(make("mark", {}, text.slice(Math.max(at, hit[0]), at = hit[1]))); }
    });
    to.append(text.slice(at));
    return to;
  };
  const PAGE = 12;
  let dialog, input, list, status, more, shown, active, asking = 0;

  function build(words) {
    input = make("input", { type: "text", role: "combobox", "aria-label": words.search, "aria-expanded": "false", "aria-controls": "page-search-results", "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", dir: "auto", placeholder: words.search_placeholder });
    list = make("div", { role: "listbox", id: "page-search-results", "aria-label": words.search, hidden: "" });
    status = make("p", { role: "status", class: "search-status" });
    more = make("button", { type: "button", class: "search-more", hidden: "" }, words.search_more);
    const shut = make("button", { type: "button", class: "search-close", "aria-label": words.close }, "\u00d7");
    dialog = make("dialog", { class: "search-dialog", "aria-label": words.search },
      make("div", { class: "search-bar" }, input, shut), status, make("div", { class: "search-found" }, list, more), make("p", { class: "search-keys" }, words.search_keys));
    document.body.append(dialog);
    shut.onclick = () => dialog.close();
    more.onclick = () => { run(list.childElementCount + PAGE); input.focus(); };
    dialog.onclick = event => { if (event.target === dialog) { dialog.close(); } };
    input.oninput = () => run(PAGE);
    input.onkeydown = press;
    list.onclick = event => { if (event.target.closest("a")) { remember(); } };
  }

  // Back from a find, the query is still there. A file has no history of its own.
  function remember() {
    try {
      const here = new URL(location);
      here.searchParams.set("q", input.value);
      history.replaceState(null, "", here);
    } catch { /* opened by double click */ }
    dialog.close();
  }

  function choose(next) {
    const options = list.children;
    active = options[next];
    Array.from(options, option => option.setAttribute("aria-selected", option === active));
    if (active) { input.setAttribute("aria-activedescendant", active.id); active.scrollIntoView({ block: "nearest" }); } else { input.removeAttribute("aria-activedescendant"); }
  }

  function press(event) {
    const last = list.childElementCount - 1, now = active ? Array.from(list.children).indexOf(active) : -1, key = event.key;
    if (event.isComposing || last < 0) { return; }
    if (key === "ArrowDown" && now === last && !more.hidden) { run(last + 1 + PAGE, last + 1); }
    else if (key === "ArrowDown") { choose(now === last ? 0 : now + 1); }
    else if (key === "ArrowUp") { choose(now < 0 ? last : now - 1); }
    else if (key === "Home" && active) { choose(0); }
    else if (key === "End" && active) { choose(last); }
    else if (key === "Enter") { (active || list.firstChild).click(); }
    else { return; }
    event.preventDefault();
  }

  async function run(count, then) {
    const mine = ++asking, query = input.value;
    let result;
    try { result = await find(query, count); } catch { result = null; }
    if (mine !== asking) { return; }
    show(result, query, count);
    if (then) { choose(then); }
  }

  function show(result, query, count) {
    const words = shown.words, n = result ? result.count : 0;
    list.replaceChildren(...(result ? result.found.map((found, i) => option(found, i, result)) : []));
    list.hidden = !n;
    more.hidden = n <= count;
    input.setAttribute("aria-expanded", n > 0);
    choose(-1);
    status.textContent = !query.trim() ? "" : !result ? words.search_failed : n === 1 ? words.search_one : n ? words.search_count.replace("{count}", n) : words.search_none;
  }

  function option(found, i, result) {
    const { best, titleHits } = found, terms = [...new Set([...tokens(best.line), ...tokens(found.title)].map(t => t.t).filter(t => result.terms.has(t)))].slice(0, 12).join(" ");
    const link = make("a", { role: "option", id: "page-search-" + i, tabindex: "-1", "aria-selected": "false",
      href: new URL(found.page.split("/").map(encodeURIComponent).join("/"), new URL("..", folder)).href + (terms && "?hl=" + encodeURIComponent(terms)) + (found.anchor && "#" + encodeURIComponent(found.anchor)) });
    if (found.title) {
      const title = make("span", { class: "search-title", dir: "auto" });
      if (found.number) { title.append(make("span", { class: "heading-number" }, found.number), " "); }
      link.append(marked(found.title, titleHits, title));
    }
    if (best.line) {
      // A long sentence is shown from shortly before its first hit.
      const cut = best.hits.length && best.line.length > 200 ? Math.max(0, best.line.lastIndexOf(" ", Math.max(0, best.hits[0][0] - 60))) : 0;
      const text = (cut ? "\u2026" : "") + best.line.slice(cut), shift = cut - (cut ? 1 : 0);
      link.append(marked(text.length > 240 ? text.slice(0, 240).replace(/\s\S*$/, "") + "\u2026" : text, best.hits.map(hit => [hit[0] - shift, hit[1] - shift]).filter(hit => hit[1] <= 236), make("span", { class: "search-text", dir: "auto" })));
    }
    link.append(make("span", { class: "search-page", dir: "auto" }, found.pageTitle));
    return link;
  }

  search.open = async query => {
    try { shown = await open(); } catch { return; }
    if (!dialog) { build(shown.words); }
    if (!dialog.open) { dialog.showModal(); }
    if (query) { input.value = query; run(PAGE); }
    input.select();
  };

  // On the page that a find leads to -----------------------------------------

  search.mark = asked => {
    const wanted = new Map(asked.split(" ").map(word => [word, 0])), texts = [], main = document.querySelector("main");
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { if (!walk.currentNode.parentNode.closest("script, style, svg, button, textarea")) { texts.push(walk.currentNode); } }
    texts.forEach(node => {
      const found = hits(node.data, wanted);
      if (found.length) { node.replaceWith(marked(node.data, found, document.createDocumentFragment())); }
    });
    const all = Array.from(main.querySelectorAll("mark")), place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const first = place ? all.find(hit => place.contains(hit) || place.compareDocumentPosition(hit) & Node.DOCUMENT_POSITION_FOLLOWING) : all[0];
    if (first) {
      for (let fold = first; (fold = fold.parentElement.closest("details"));) { fold.open = true; }
      const box = first.getBoundingClientRect();
      if (box.top < 0 || box.bottom > innerHeight) { first.scrollIntoView({ block: "center" }); }
    }
  };

  window.scoreportSearch = Object.assign(search, { tokens, find });
})();
