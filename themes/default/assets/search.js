/* Asks what generator/ScoReport/Searching wrote. */
(() => {
  "use strict";
  const ideograph = /[\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const kinds = { "-": /[-\u2010\u2011\u200c]/, ".": /[.,\u202f\u066b\u066c]/, "'": /['\u2018\u2019]/, s: /[\u0640\u02b0-\u02ff\p{M}\p{Cf}]/u };
  const alike = Object.fromEntries("ßss æae œoe øo łl đd ıi þth ðd ςσ ىی يی كک ةه ەه ٱا".split(" ").map(pair => [pair[0], pair.slice(1)]));
  const known = {}, memo = new Map();

  // Kind (i ideograph, 0 digit, a letter) and folded form.
  function judge(c) {
    const kind = Object.keys(kinds).find(k => kinds[k].test(c));
    let folded = "";
    for (const part of kind ? "" : c.normalize("NFKD")) {
      const low = part.toLowerCase();
      folded += alike[low] || (/[\u0660-\u0669\u06f0-\u06f9]/.test(low) ? low.charCodeAt() & 15 : /[\p{L}\p{Nd}\u3007]/u.test(low) ? low : "");
    }
    return [kind || (!folded ? " " : ideograph.test(c) ? "i" : /^\d/.test(folded) ? "0" : "a"), folded];
  }

  // Words: t folded, from s to e, j for one in parts.
  function tokens(text) {
    const chars = [], places = [], found = [];
    let line = "", at = 0;
    if (memo.has(text)) { return memo.get(text); }
    for (const c of text) {
      const is = known[c] = known[c] || judge(c);
      if (is[0] !== "s") { line += is[0]; chars.push(is[1]); places.push(at); }
      at += c.length;
    }
    places.push(at);
    const add = (from, to, j) => found.push({
      t: chars.slice(from, Math.min(to, from + 40)).join("").replace(/(?<=^[a-z]{2,})ies$/, "y").replace(/(?<=^[a-z]{2,}[a-hj-rtv-z])s$/, ""),
      s: places[from], e: places[to], j });
    for (const run of line.matchAll(/i+|(?:[a0]|(?<=0)\.(?=0)|(?<=a)-(?=a))+/g)) {
      let from = run.index;
      const end = from + run[0].length, parts = run[0].split("-");
      if (run[0][0] === "i") {
        do { add(from, Math.min(from + 2, end)); } while (++from < end - 1);
        continue;
      }
      parts.forEach(part => {
        if (part !== "a" || line[from - 1] !== "'" && line[from + 1] !== "'") { add(from, from + part.length); }
        from += part.length + 1;
      });
      if (parts[1]) { add(run.index, end, 1); }
    }
    memo.set(text, found);
    return found;
  }

  const folder = new URL(document.querySelector(".search-button").dataset.index, location), waiting = {};
  const search = window.scoreportSearch = (name, data) => waiting[name](data);
  let again = "", files = {}, head;
  const load = name => files[name] = files[name] || new Promise((done, failed) => {
    const script = document.createElement("script");
    waiting[name] = done;
    script.src = new URL(name + ".js" + again, folder);
    script.onerror = failed;
    document.head.append(script);
  });

  const K = 1.2, B = .6, TITLE = 4, CAPTION = 2, ABOVE = .8;
  const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`{", HIGH = "!#$%&'()*+,-./:;", COUNTS = "?@|} ";
  async function open() {
    if (head) { return; }
    const index = await load("index"), n = index.kinds.length, lengths = Array.from(index.lengths, c => 2 ** ((c.charCodeAt() - 48) / 4) - 1), forms = { __proto__: null };
    const mean = lengths.reduce((a, b) => a + b, 0) / n;
    tokens(index.names.join()); // to be warm
    index.names.forEach(line => line.forEach(form => { forms[form] = (forms[form] || []).concat(line); }));
    head = Object.assign(index, { n, forms, number: new Intl.NumberFormat(document.querySelector("[lang]").lang), pageOf: index.pages.flatMap(page => Array(page[2]).fill(page)), stops: new Set(index.stops), norms: lengths.map((l, e) => index.kinds[e] === "r" ? 1 : 1 - B + B * l / mean) });
  }

  const within = (list, from, to) => list.slice(Math.max(0, list.findLastIndex(one => one[0] <= from))).filter(one => one[0] <= to);
  async function words(from, to = from) {
    const blocks = (await Promise.all(within(head.terms, from, to).map(shard => load(shard[1])))).flat();
    return within(blocks, from, to).flatMap(block => {
      let before = "";
      return block.words = block.words || Array.from(block[1].matchAll(/(.)([0-9a-z\u0080-\uffff]*)([^0-9a-z\u0080-\uffff]+)/g), m => ({ t: before = before.slice(0, parseInt(m[1], 36)) + m[2], code: m[3] }));
    }).filter(word => word.t >= from && word.t <= to);
  }

  // BM25F of a word's entries, and whether it stands there itself.
  function worth(word) {
    if (word.at) { return word.at; }
    const at = word.at = new Map(), above = [];
    let e = -1, df = 0;
    for (const [, high, low, field, count] of word.code.matchAll(/([!#-/:;]*)([A-Z[\]^_`{])([<=>]?)([?@|} ]?)/g)) {
      e += [...high].reduce((sum, c) => sum * 16 + HIGH.indexOf(c), 0) * 32 + LAST.indexOf(low) + 1;
      df++;
      at.set(e, [(/[<>]/.test(field) && TITLE) + (/[=>]/.test(field) && CAPTION) + (count ? [0, 2, 3.5, 6, 10][COUNTS.indexOf(count)] : 1) / head.norms[e], 1]);
      if (/[<>]/.test(field) && head.kinds[e] < 7) { above.push(e); }
    }
    above.forEach(h => {
      for (let b = h; head.pageOf[++b] === head.pageOf[h] && !(head.kinds[b] <= head.kinds[h]);) {
        const [x, own] = at.get(b) || [0, 0];
        at.set(b, [x + ABOVE, own]);
      }
    });
    at.forEach(own => { own[0] *= Math.log(1 + (head.n - df + .5) / (df + .5)) / (K + own[0]); });
    return at;
  }

  // One slip apart; typing: so far.
  function near(a, b, typing) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) { i++; }
    const same = (x, y) => { x = a.slice(i + x); y = b.slice(i + y); return typing ? y.startsWith(x) : x === y; };
    return same(1, 1) || same(0, 1) || same(1, 0) || a[i] === b[i + 1] && a[i + 1] === b[i] && same(2, 2);
  }

  // Itself, what begins so, else what is near.
  async function standIns(word, typing) {
    const cjk = ideograph.test(word), long = word.length > 3 && !cjk, most = list => list.sort((a, b) => b.code.length - a.code.length).slice(0, 60);
    const all = await words(word, cjk || word[1] ? word + "\uffff" : word), exact = all[0] && all[0].t === word, found = exact ? [[1, all.shift()]] : [];
    if (cjk ? !word[1] : typing ? word[1] : long) {
      most(all.filter(w => typing || w.t.length <= word.length + 3)).forEach(w => found.push([(exact ? .4 : .8) * word.length / w.t.length, w]));
    }
    for (const from of found[0] || !long || /^\d/.test(word) ? [] : [word[0], word[1], ""]) {
      most((await words(from, from + "\uffff")).filter(w => near(word, w.t, typing))).forEach(w => found.push([near(word, w.t) ? .5 : .3, w]));
      if (found[0]) { break; }
    }
    return found;
  }

  // Parts of a question: lists of [weight, ...words].
  function units(query) {
    const all = tokens(query.slice(0, 200)), typing = !/\s$/.test(query), own = all.filter(t => !t.j), said = own.filter(t => !head.stops.has(t.t)), asked = said[0] ? said : own, made = [];
    for (let i = 0, n; i < asked.length; i += n) {
      let forms;
      const word = asked[i], joined = all.find(t => t.j && t.s <= word.s && t.e >= word.e);
      for (n = 9; --n && !(forms = head.forms[asked.slice(i, i + n).map(t => t.t).join(" ")]);) {}
      n = Math.min(n || 1, asked.length - i);
      made.push(Promise.all(forms
        ? forms.map(async form => [1, ...(await Promise.all(form.split(" ").filter(t => !head.stops.has(t)).map(t => words(t)))).map(w => w[0])])
        : [standIns(word.t, typing && !asked[i + 1]), joined ? words(joined.t).then(list => list.map(w => [1, w])) : []]).then(list => forms ? list.filter(one => one[1] && one.every(Boolean)) : list.flat()));
    }
    return Promise.all(made);
  }

  function rank(asked) {
    const total = new Map();
    let most = 0;
    asked.forEach(unit => {
      const best = new Map();
      unit.forEach(([weight, ...all]) => {
        const lists = all.map(worth).sort((a, b) => a.size - b.size);
        lists[0].forEach((_, e) => {
          const there = lists.map(list => list.get(e));
          if (there.every(Boolean)) {
            const [score, own] = best.get(e) || [0, 0];
            best.set(e, [Math.max(score, weight * there.reduce((sum, x) => sum + x[0], 0) / all.length), own | there.every(x => x[1])]);
          }
        });
      });
      best.forEach(([score, own], e) => {
        const sum = total.get(e) || { e, score: 0, units: 0, own: 0 };
        sum.score += score; sum.units++; sum.own |= own;
        most = Math.max(most, sum.own && sum.units);
        total.set(e, sum);
      });
    });
    total.forEach(sum => { sum.score *= sum.units / asked.length * (head.kinds[sum.e] === "r" ? .8 : 1); });
    return [...total.values()].filter(sum => sum.own && sum.units > most / 2).sort((a, b) => b.score - a.score || a.e - b.e);
  }

  // [from, to, part, name]
  function hits(line, parts) {
    const all = tokens(line), list = all.filter(t => !t.j && !head.stops.has(t.t)).concat(all.filter(t => t.j)), found = [];
    const most = parts.most = parts.most || [...parts.keys()].reduce((most, name) => { const all = name.split(" "); most[all[0]] = Math.max(most[all[0]] || 0, all.length); return most; }, { __proto__: null });
    for (let i = 0, n; i < list.length; i += n || 1) {
      for (n = most[list[i].t]; n; n--) {
        const some = list.slice(i, i + n), name = some.map(t => t.t).join(" ");
        if (parts.has(name)) { found.push([list[i].s, some.pop().e, parts.get(name), name]); break; }
      }
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  async function read({ e, score }, parts, rare) {
    const i = head.texts.findLastIndex(text => text[0] <= e), [path, name] = head.pageOf[e];
    const [anchor, title, text] = (await load(head.texts[i][1]))[e - head.texts[i][0]].split("\t");
    const over = hits(title, parts), said = found => [...new Set(found.map(hit => hit[2]))], cover = found => said(found).reduce((sum, part) => sum + rare[part], 0) + Math.min(2, found.filter((hit, k) => k && hit[2] === found[k - 1][2] + 1 && hit[0] - found[k - 1][1] < 3).length / 2);
    let best = -1, line, at;
    for (const sentence of text.split("\n")) {
      const found = hits(sentence, parts);
      if (cover(found) > best) { [best, line, at] = [cover(found), sentence, found]; }
      if (best > 0 && !rare[1]) { break; }
    }
    score *= 1 + .25 * best / rare.length + (said(over).length === rare.length ? .5 * over.length / tokens(title).length : 0);
    return { e, score, path, name, anchor, title, over, line, at };
  }

  search.tokens = tokens;
  search.find = async (query, most) => {
    await open();
    const asked = await units(query), all = rank(asked), parts = new Map(), rare = asked.map(unit => 1 + 1 / Math.max(2, ...unit.map(form => worth(form[1]).size)));
    asked.forEach((unit, i) => unit.forEach(([, ...form]) => { const name = form.map(w => w.t).join(" "); if (!parts.has(name)) { parts.set(name, i); } }));
    const found = await Promise.all(all.slice(0, most).map(sum => read(sum, parts, rare)));
    return { count: all.length, found: found.sort((a, b) => b.score - a.score || a.e - b.e) };
  };

  const dialog = document.querySelector(".search-dialog"), [input, list, status, more] = ["input", "[role=listbox]", ".search-status", ".search-more"].map(one => dialog.querySelector(one));
  const put = (to, name, ...parts) => { const made = document.createElement(name); made.append(...parts); to.append(made); return made; };
  let active, turn = 0, shown = 0, enter;
  const failed = () => { again = "?" + turn; files = {}; head = 0; };

  function mark(text, found, to) {
    let at = 0;
    found.forEach(([from, end]) => {
      if (from >= at) { to.append(text.slice(at, from)); at = from; }
      if (end > at) { put(to, "mark", text.slice(at, at = end)); }
    });
    to.append(text.slice(at));
  }

  function choose(option) {
    if (active) { active.ariaSelected = "false"; }
    active = option;
    input.setAttribute("aria-activedescendant", active ? active.id : "");
    if (active) { active.ariaSelected = "true"; active.scrollIntoView({ block: "nearest" }); }
  }

  function show({ path, name, anchor, title, over, line, at }, i) {
    const link = put(list, "a"), hl = [...new Set(over.concat(at).map(hit => hit[3]))].join();
    Object.assign(link, { id: "page-search-" + i, role: "option", tabIndex: -1, ariaSelected: "false" });
    link.href = new URL("../" + path.split("/").map(encodeURIComponent).join("/") + (hl && "?hl=" + encodeURIComponent(hl)) + (anchor && "#" + encodeURIComponent(anchor)), folder);
    const from = at[0] && line.length > 200 && at[0][0] > 80 ? line.lastIndexOf(" ", at[0][0] - 40) + 1 : 0;
    mark(title, over, put(link, "b"));
    mark(line.slice(from), at.map(hit => [hit[0] - from, hit[1] - from]), put(link, "span", from ? "\u2026 " : ""));
    put(link, "small", name);
  }

  async function run(most = 8) {
    const mine = ++turn, say = status.dataset;
    const result = await search.find(input.value, most).catch(failed);
    if (mine !== turn) { return; }
    const n = result ? result.count : 0;
    list.replaceChildren();
    if (n) { result.found.forEach(show); }
    list.hidden = !n;
    more.hidden = n <= most;
    input.ariaExpanded = n > 0;
    choose();
    status.textContent = !input.value.trim() ? "" : !result ? say.failed : n > 1 ? say.count.replace("{count}", head.number.format(n)) : n ? say.one : say.none;
    shown = mine;
    if (n && !head.texts[5]) { head.texts.forEach(text => requestAnimationFrame(() => load(text[1]).catch(failed))); }
    if (n && enter === mine) { list.firstChild.click(); }
  }

  input.oninput = () => (choose(), run());
  more.onclick = async () => { const n = list.children.length; input.focus(); await run(n + 12); choose(list.children[n]); };
  dialog.onclick = ({ target }) => { if (target === dialog || target.closest(".search-close")) { dialog.close(); } };
  input.onkeydown = event => {
    const { firstChild: first, lastChild: last } = list;
    const move = { ArrowDown: () => active === last && !more.hidden ? more.click() : choose(active && active.nextSibling || first), ArrowUp: () => choose(active && active.previousSibling || last), Enter: () => turn > shown && !active ? enter = turn : (active || first).click(), Home: active && (() => choose(first)), End: active && (() => choose(last)) }[event.key];
    if ((first || turn > shown) && move && !event.isComposing) { event.preventDefault(); move(); }
  };
  list.onclick = () => {
    try { history.replaceState(0, "", "?q=" + encodeURIComponent(input.value)); } catch {}
    dialog.close();
  };
  search.open = query => {
    if (!dialog.open) { dialog.showModal(); }
    if (query) { input.value = query; }
    input.select();
    open().then(() => head.terms[1] || load(head.terms[0][1])).catch(failed);
    if (query) { run(); }
  };

  search.mark = asked => open().then(() => {
    const parts = new Map(asked.split(",").map(name => [name, 0])), main = document.querySelector("main"), texts = [], walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { if (!walk.currentNode.parentNode.closest("script, style, svg, button")) { texts.push(walk.currentNode); } }
    texts.forEach(node => {
      const found = hits(node.data, parts), to = new DocumentFragment();
      if (found[0]) { mark(node.data, found, to); node.replaceWith(to); }
    });
    const place = document.querySelector(":target") || main;
    const first = [...main.querySelectorAll("mark")].find(hit => place.compareDocumentPosition(hit) & 4);
    if (first) {
      for (let fold = first; (fold = fold.parentNode.closest("details"));) { fold.open = true; }
      first.scrollIntoView({ block: "nearest" });
    }
  }, failed);
})();
