/* Says the values of charts and timelines on hover, touch and arrow keys. They are all there without it, below each drawing. */
(function () {
  "use strict";
  var each = function (list, act) { Array.prototype.forEach.call(list, act); };

  /* Boxes around the parts of a path, or its corners; in the path's own pixels. */
  function boxes(path, corners) {
    var found = [], x = 0, y = 0, box, mode, i = 0;
    var parts = path.getAttribute("d").match(/[a-z]|-?[\d.]+/gi);
    while (i < parts.length) {
      if (/[a-z]/i.test(parts[i])) { mode = parts[i++]; if (mode === "z") { continue; } }
      var own = mode > "Z", way = mode.toLowerCase();
      if (way === "a") { i += 5; }
      if (way !== "v") { x = (own ? x : 0) + +parts[i++]; }
      if (way !== "h") { y = (own ? y : 0) + +parts[i++]; }
      if (corners || way === "m") { box = [x, y, x, y]; found.push(box); }
      box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
      if (mode === "M") { mode = "L"; }
    }
    return found;
  }

  function marks(svg) {
    var all = [];
    each(svg.querySelectorAll("[data-r]"), function (path) {
      var rows = path.dataset.r, even = rows.split("/"), list = rows.split(" ");
      var found = boxes(path, /line|corners/.test(path.getAttribute("class")) || /a$/.test(rows));
      if (/a$/.test(rows)) { found.length /= 2; }
      found.forEach(function (box, i) { all.push({ path: path, box: box, row: even[1] ? +even[0] + i * parseInt(even[1], 10) : parseInt(list[i], 10) }); });
    });
    return all;
  }

  function text(cell) {
    var copy = cell.cloneNode(true);
    each(copy.querySelectorAll("[aria-hidden=true], .marks, svg"), function (part) { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function headings(table) {
    var all = [], open = [];
    each(table.tHead.rows[0].cells, function (cell) {
      for (var i = 0; i < cell.colSpan; i++) {
        if (cell.scope === "colgroup") { open.push(all.length); }
        all.push(text(cell));
      }
    });
    if (table.tHead.rows[1]) { each(table.tHead.rows[1].cells, function (cell, i) { all[open[i]] += " " + text(cell); }); }
    return all;
  }

  each(document.querySelectorAll(".chart-frame"), function (frame) {
    var figure = frame.closest("figure"), table = figure.querySelector(".chart-data table.data");
    var rows = Array.from(table ? table.tBodies[0].rows : figure.querySelectorAll(".timeline-events li"));
    if (!rows.length || !frame.querySelector("[data-r]")) { return; }
    var titles = table && headings(table), known = new Map(), now = null, at = -1;
    var tip = document.createElement("output"), ring = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    tip.className = "chart-tip";
    ring.setAttribute("class", "chart-here");
    frame.append(tip);
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", frame.querySelector("title").textContent + ". " + frame.dataset.keys);

    /* What the table says of a mark, line by line. */
    function lines(row, folds) {
      if (!table) { return [text(rows[row])]; }
      var cells = rows[folds ? Math.floor(row / folds) : row].cells, column = folds && cells.length - folds + row % folds;
      return Array.from(cells).map(function (cell, i) { return folds && i >= cells.length - folds && i !== column ? "" : titles[i] + ": " + text(cell); }).filter(Boolean);
    }

    function shown() {
      var svg = Array.from(frame.querySelectorAll("svg")).find(function (one) { return one.getBoundingClientRect().width; });
      if (!known.has(svg)) { known.set(svg, marks(svg)); }
      return { svg: svg, marks: known.get(svg) };
    }

    function onScreen(mark) {
      var m = mark.path.getScreenCTM(), b = mark.box;
      return [m.a * b[0] + m.e, m.d * b[1] + m.f, m.a * b[2] + m.e, m.d * b[3] + m.f];
    }

    function hide() { at = -1; now = null; tip.textContent = ""; ring.remove(); }

    function show(view, i) {
      var mark = view.marks[i];
      if (now === mark) { return; }
      at = i; now = mark;
      tip.textContent = "";
      lines(mark.row, +view.svg.dataset.folds || 0).forEach(function (line) {
        var part = document.createElement("span");
        part.textContent = line;
        tip.append(part);
      });
      var b = mark.box, box = onScreen(mark), edge = frame.getBoundingClientRect();
      ring.setAttribute("x", b[0] - 4); ring.setAttribute("y", b[1] - 4);
      ring.setAttribute("width", b[2] - b[0] + 8); ring.setAttribute("height", b[3] - b[1] + 8);
      mark.path.parentNode.append(ring);
      tip.style.left = Math.max(0, Math.min((box[0] + box[2]) / 2 - edge.left - tip.offsetWidth / 2, edge.width - tip.offsetWidth)) + "px";
      tip.style.top = box[1] - edge.top - tip.offsetHeight - 8 + "px";
    }

    function near(event) {
      var view = shown(), best = -1, least = 30;
      view.marks.forEach(function (mark, i) {
        var b = onScreen(mark), dx = Math.max(b[0] - event.clientX, 0, event.clientX - b[2]), dy = Math.max(b[1] - event.clientY, 0, event.clientY - b[3]);
        var far = Math.sqrt(dx * dx + dy * dy);
        if (far < least) { least = far; best = i; }
      });
      if (best < 0) { hide(); } else { show(view, best); }
    }

    frame.onpointermove = frame.onpointerdown = near;
    frame.onpointerleave = function (event) { if (event.pointerType === "mouse") { hide(); } };
    frame.onblur = hide;
    frame.onkeydown = function (event) {
      var view = shown(), last = view.marks.length - 1;
      var to = { ArrowRight: at < last ? at + 1 : 0, ArrowDown: at < last ? at + 1 : 0, ArrowLeft: at > 0 ? at - 1 : last, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last }[event.key];
      if (event.key === "Escape") { hide(); }
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) { return; }
      event.preventDefault();
      show(view, to);
    };
    document.addEventListener("pointerdown", function (event) { if (!frame.contains(event.target)) { hide(); } });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") { hide(); } });
  });
})();
