/* Light or dark, keys, links to copy, where the reader is. It runs before the page is drawn, so that nothing flashes;
   everything it adds is a convenience: pages are whole without it. */
(function () {
  "use strict";
  var html = document.documentElement;
  var all = function (what, from) { return Array.from((from || document).querySelectorAll(what)); };

  function kept(name, value) {
    // A reader may forbid storage, and a page from a disk may have none.
    try {
      if (value === undefined) { return localStorage.getItem("scoreport-" + name); }
      if (value) { localStorage.setItem("scoreport-" + name, value); } else { localStorage.removeItem("scoreport-" + name); }
    } catch (e) { return null; }
  }

  /* Light or dark: the system's, unless the reader chose the other. */
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function system() { return dark.matches ? "dark" : "light"; }
  function show(scheme) { if (scheme) { html.dataset.scheme = scheme; } else { delete html.dataset.scheme; } }
  show(kept("scheme"));

  function scheme() {
    var next = (html.dataset.scheme || system()) === "dark" ? "light" : "dark";
    show(next === system() ? null : next);
    kept("scheme", html.dataset.scheme || "");
    label();
  }

  function label() {
    var button = document.getElementById("page-scheme");
    button.setAttribute("aria-pressed", (html.dataset.scheme || system()) === "dark");
  }

  function say(words) {
    var status = document.getElementById("page-status");
    status.textContent = "";
    status.textContent = words;
    clearTimeout(say.later);
    say.later = setTimeout(function () { status.textContent = ""; }, 2500);
  }

  function copy(address, words) {
    var done = function () { say(words || document.getElementById("page-status").dataset.copied); };
    if (navigator.clipboard && isSecureContext) { navigator.clipboard.writeText(address).then(done, function () {}); return; }
    var field = document.createElement("textarea");
    field.value = address;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    if (document.execCommand("copy")) { done(); }
    field.remove();
  }

  /* A paragraph is linked by its section and its own words, so that the link survives other changes of the text. */
  function section(paragraph) {
    var id = "";
    for (var before = paragraph; before && !id; before = before.previousElementSibling) { id = /^H\d$/.test(before.tagName) ? before.id : ""; }
    return id;
  }

  function words(text) { return encodeURIComponent(text.trim()).replace(/-/g, "%2D"); }

  function addressOf(paragraph) {
    var text = paragraph.textContent.replace(/\s+/g, " ").trim().split(" ");
    var part = text.length < 12 ? words(text.join(" ")) : words(text.slice(0, 5).join(" ")) + "," + words(text.slice(-4).join(" "));
    return location.href.split("#")[0] + "#" + section(paragraph) + ":~:text=" + part;
  }

  function paragraphs(text) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "paragraph-link";
    button.tabIndex = -1;
    button.setAttribute("aria-hidden", "true");
    button.textContent = "¶";
    var now = null;
    button.onclick = function () { copy(addressOf(now)); };
    text.addEventListener("mouseover", function (event) {
      var paragraph = event.target.closest(".chapter-text > p");
      if (!paragraph || paragraph === now) { return; }
      now = paragraph;
      paragraph.before(button);
    });
  }

  /* Where the reader is: marked in the outline. */
  function follow(outline) {
    var links = all("a", outline), now = null, waits = false;
    var heads = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
    function mark() {
      waits = false;
      var at = -1;
      heads.forEach(function (head, i) { if (head && head.getBoundingClientRect().top < innerHeight * .3) { at = i; } });
      if (links[at] === now) { return; }
      if (now) { now.removeAttribute("aria-current"); }
      now = links[at];
      if (now) { now.setAttribute("aria-current", "true"); keep(now, outline); }
    }
    addEventListener("scroll", function () { if (!waits) { waits = true; requestAnimationFrame(mark); } }, { passive: true });
    mark();
  }

  // Scrolls a column of links, and never the page.
  function keep(link, column) {
    var a = link.getBoundingClientRect(), b = column.getBoundingClientRect();
    if (column.scrollHeight > column.clientHeight && (a.top < b.top || a.bottom > b.bottom)) { column.scrollTop += a.top - b.top - column.clientHeight / 3; }
  }

  /* Keys. A reader can turn them off, since those who dictate may press them unknowingly. */
  var acts = {
    n: function () { go(".pager-next"); },
    p: function () { go(".pager-previous"); },
    c: function () { go(".site-title a"); },
    d: scheme,
    "/": function () { go(".search-button"); },
    "?": function () { document.getElementById("page-keys").showModal(); }
  };

  function go(what) { var link = document.querySelector(what); if (link) { link.click(); } }

  function keys() {
    var dialog = document.getElementById("page-keys"), on = document.getElementById("page-keys-on");
    on.checked = kept("keys") !== "off";
    on.onchange = function () { kept("keys", on.checked ? "" : "off"); };
    dialog.querySelector("button").onclick = function () { dialog.close(); };
    dialog.onclick = function (event) { if (event.target === dialog) { dialog.close(); } };
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || !on.checked || document.querySelector("dialog[open]")) { return; }
      // The field of a dialog keeps the focus for a moment after that is closed.
      if (event.target.closest(":is(input, textarea, select, [contenteditable]):not(dialog:not([open]) *)")) { return; }
      // Letters of other scripts are on the keys of Latin ones.
      var act = acts[event.key > "~" ? event.code.slice(3).toLowerCase() : event.key];
      if (act) { event.preventDefault(); act(); }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    all(".needs-script").forEach(function (part) { part.hidden = false; });
    label();
    dark.addEventListener("change", label);
    document.getElementById("page-scheme").onclick = scheme;
    document.getElementById("page-keys-open").onclick = acts["?"];
    keys();
    all(".chapter-text").forEach(paragraphs);
    all(".outline").forEach(follow);
    all(".chapter-nav a[aria-current]").forEach(function (link) { keep(link, link.closest("nav")); });
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a.anchor");
      if (link) { copy(link.href); }
      var button = event.target.closest && event.target.closest("button.copy");
      if (button) { copy(button.closest("details").querySelector("pre").textContent, button.dataset.copied); }
    });
  });
})();
