/* Shows what a citation, a cross-reference, a note or a term leads to before the reader goes there: on hover, focus and tap. */
(function () {
  "use strict";
  var root = new URL("..", document.currentScript.src || location.href).href;
  // The folder of an edition in another language, which has its own.
  var edition = document.documentElement.dataset.edition || "";
  var kinds = "a.cross-reference, a[role=doc-biblioref], a[role=doc-noteref], a.term-link";
  var shown = {}, waiting = {}, box = null, owner = null, later = 0, touched = false;
  // A place of its own: styles of a long text are not worked out anew for what comes and goes here.
  var holder = document.createElement("div");
  (document.querySelector("main") || document.body).append(holder);

  window.scoReportPreviews = function (part) {
    shown[part[0]] = Object.assign(shown[part[0]] || {}, part[1]);
  };

  // Which of several scripts has the entry, as the generator counts.
  function partOf(page, id) {
    var parts = RegExp("(?:^| )" + page.replace(/\./g, "\\.") + ":(\\d+)").exec(document.documentElement.dataset.parts || "");
    var hash = 0;
    for (var i = 0; i < id.length; i++) { hash = (hash * 31 + id.charCodeAt(i)) % 65521; }
    return parts ? hash % parts[1] : 0;
  }

  function load(file, then) {
    if (waiting[file]) { waiting[file].push(then); return; }
    waiting[file] = [then];
    var script = document.createElement("script");
    script.src = root + file;
    script.onload = script.onerror = function (event) {
      waiting[file].forEach(function (each) { each(); });
      waiting[file].push = function (each) { each(); };
      // What could not be loaded is asked for again the next time.
      if (event.type === "error") { delete waiting[file]; }
    };
    document.head.append(script);
  }

  function whole(element) {
    var copy = element.cloneNode(true);
    copy.querySelectorAll(".anchor, .footnote-back, .note-back, .float-download, .table-filter, .sort").forEach(function (part) { part.remove(); });
    return copy;
  }

  // What stands at a place of this page.
  function here(id) {
    var element = document.getElementById(id), content = document.createDocumentFragment();
    if (!element) { return null; }
    if (/^H\d$/.test(element.tagName)) {
      var title = document.createElement("p");
      title.className = "preview-title";
      title.append.apply(title, Array.from(whole(element).childNodes));
      content.append(title);
      if (element.nextElementSibling && element.nextElementSibling.tagName === "P") { content.append(whole(element.nextElementSibling)); }
    } else if (element.tagName === "LI") {
      content.append.apply(content, Array.from(whole(element).childNodes));
    } else if (element.parentNode.tagName === "DL") {
      content.append(document.createElement("dl"));
      content.firstChild.append(whole(element));
    } else if (element.tagName === "A" || element.tagName === "SPAN") {
      return null;
    } else {
      content.append(whole(element));
    }
    return content;
  }

  function there(html, from) {
    var template = document.createElement("template");
    template.innerHTML = html;
    ["href", "src"].forEach(function (name) {
      template.content.querySelectorAll("[" + name + "]").forEach(function (part) {
        var address = part.getAttribute(name);
        if (!/^([a-z]+:|#)/i.test(address)) { part.setAttribute(name, from + address); }
      });
    });
    return template.content;
  }

  function find(link, then) {
    var address = new URL(link.href), id = decodeURIComponent(address.hash.slice(1)), base = address.href.split("#")[0];
    if (base === location.href.split("#")[0]) { then(here(id)); return; }
    if (base.indexOf(root) !== 0) { then(null); return; }
    var own = base.indexOf(root + edition) === 0 ? edition : "";
    var file = base.slice((root + own).length), page = decodeURIComponent(own + file);
    load(own + "previews/" + file.replace(/\.html$/, "") + "-" + (own === edition ? partOf(decodeURIComponent(file), id) : 0) + ".js", function () {
      var html = (shown[page] || {})[id];
      then(html === undefined ? null : there(html, root + own));
    });
  }

  function close() {
    clearTimeout(later);
    if (owner) { owner.removeAttribute("aria-describedby"); }
    if (box) { box.remove(); }
    box = owner = null;
  }

  function place(link) {
    var lines = link.getClientRects(), at = lines[lines.length - 1], wide = document.documentElement.clientWidth;
    // Where there is more room, and never higher than that.
    var below = innerHeight - at.bottom - 12, above = lines[0].top - 12, upwards = box.offsetHeight > below && above > below;
    box.style.maxBlockSize = Math.max(120, Math.min(416, upwards ? above : below)) + "px";
    var start = document.documentElement.dir === "rtl" ? at.right - box.offsetWidth : at.left;
    box.style.left = Math.max(8, Math.min(start, wide - box.offsetWidth - 8)) + scrollX + "px";
    box.style.top = (upwards ? lines[0].top - box.offsetHeight - 6 : at.bottom + 6) + scrollY + "px";
  }

  function open(link, tapped) {
    if (link === owner) { clearTimeout(later); return; }
    find(link, function (content) {
      if (open.wanted !== link) { return; }
      if (!content && tapped) { location.assign(link.href); }
      if (!content) { return; }
      close();
      owner = link;
      box = document.createElement("div");
      box.className = "preview";
      box.tabIndex = -1;
      // What only the main edition has is in its language.
      var other = link.hreflang && document.querySelector(".languages [hreflang='" + link.hreflang + "']");
      if (other) { box.lang = other.lang; box.dir = other.dir; }
      content.querySelectorAll("[role=region]").forEach(function (part) { part.removeAttribute("role"); part.removeAttribute("aria-labelledby"); });
      content.querySelectorAll("[id]").forEach(function (part) { part.removeAttribute("id"); });
      box.append(content);
      // Of a table or figure, what is heard is its name.
      (box.querySelector("caption, .chart-title, .float-caption") || box).id = "page-preview";
      if (tapped) {
        var go = document.createElement("a");
        go.href = link.href;
        go.className = "preview-go";
        go.textContent = document.getElementById("page-status").dataset.go;
        box.append(go);
      }
      holder.append(box);
      link.setAttribute("aria-describedby", "page-preview");
      place(link);
      box.addEventListener("pointerenter", function () { clearTimeout(later); });
      box.addEventListener("pointerleave", leave);
    });
  }

  function want(link, delay, tapped) {
    clearTimeout(later);
    open.wanted = link;
    later = setTimeout(function () { open(link, tapped); }, delay);
  }

  function leave() {
    clearTimeout(later);
    open.wanted = null;
    later = setTimeout(close, 250);
  }

  // What is shown may have links too: they are within, and show nothing.
  function within(event) { return box && box.contains(event.target); }
  function linkOf(event) { return !within(event) && event.target.closest && event.target.closest(kinds); }

  document.addEventListener("pointerover", function (event) {
    var link = linkOf(event);
    if (link && event.pointerType === "mouse") { want(link, box ? 80 : 150); }
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "mouse" && linkOf(event)) { leave(); }
  });
  document.addEventListener("focusin", function (event) {
    var link = linkOf(event);
    if (within(event)) { return; }
    // What was shown before, or is still on its way, would lie over what has the focus now.
    if (link !== owner || !link) { open.wanted = null; close(); }
    if (link && link.matches(":focus-visible")) { want(link, 0); }
  });
  document.addEventListener("pointerdown", function (event) {
    touched = event.pointerType === "touch";
    if (!within(event) && !linkOf(event)) { open.wanted = null; close(); }
  });
  // The first tap shows, the second goes.
  document.addEventListener("click", function (event) {
    var link = linkOf(event);
    if (!link || !touched || link === owner) { return; }
    event.preventDefault();
    want(link, 0, true);
  });
  document.addEventListener("keydown", function (event) {
    touched = false;
    if (event.key === "Escape") { open.wanted = null; close(); }
  });
  addEventListener("resize", function () { if (owner) { place(owner); } });
})();
