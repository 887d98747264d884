/* Says the values of charts and timelines on hover, touch and arrow keys; the table below each drawing has them all. */
(function () {
  "use strict";
  var list = function (from, what) { return Array.from(from.querySelectorAll(what)); };

  /* Boxes around the parts of a path, or its corners, in the path's own pixels; of areas, those of the way there. */
  function boxes(path, corners, half) {
    var found = [], start = 0, x = 0, y = 0, box, mode, i = 0, parts = path.getAttribute("d").match(/[a-z]|-?[\d.]+/gi);
    while (i < parts.length) {
      if (/[a-z]/i.test(parts[i])) { mode = parts[i++]; if (mode === "z") { if (half) { found.length = start = (start + found.length) / 2; } continue; } }
      var own = mode > "Z", way = mode.toLowerCase();
      if (way === "a") { i += 5; }
      if (way !== "v") { x = (own ? x : 0) + +parts[i++]; }
      if (way !== "h") { y = (own ? y : 0) + +parts[i++]; }
      if (corners || way === "m") { found.push(box = [x, y, x, y]); }
      box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
    }
    return found;
  }

  function marks(svg) {
    return list(svg, "[data-r]").flatMap(function (path) {
      var rows = path.dataset.r, half = /a$/.test(rows), even = rows.split("/"), each = rows.split(" ");
      var found = boxes(path, half || /line|corners/.test(path.getAttribute("class")), half);
      return found.map(function (box, i) { return { path: path, box: box, row: even[1] ? +even[0] + i * parseInt(even[1]) : parseInt(each[i]) }; });
    });
  }

  function text(cell) {
    var copy = cell.cloneNode(true);
    list(copy, "[aria-hidden=true], .marks, svg").forEach(function (part) { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function headings(table) {
    var all = [], open = [], rows = table.tHead.rows;
    Array.from(rows[0].cells).forEach(function (cell) {
      for (var i = 0; i < cell.colSpan; i++) {
        if (cell.scope === "colgroup") { open.push(all.length); }
        all.push(text(cell));
      }
    });
    open.forEach(function (column, i) { all[column] += " " + text(rows[1].cells[i]); });
    return all;
  }

  list(document, ".chart-frame").forEach(function (frame) {
    var figure = frame.closest("figure"), table = figure.querySelector(".chart-data table.data");
    var rows = list(figure, table ? ".chart-data tbody tr" : ".timeline-events li"), drawings = list(frame, "svg.chart-drawing");
    if (!rows.length || !frame.querySelector("[data-r]")) { return; }
    var titles = table && headings(table), at = -1, now;
    // Screen readers leave the arrow keys to a slider, and say its value.
    var keys = document.createElement("div"), tip = document.createElement("div"), ring = document.createElementNS(drawings[0].namespaceURI, "rect");
    tip.className = "chart-tip";
    ring.setAttribute("class", "chart-here");
    Object.assign(keys, { className: "chart-keys", tabIndex: 0, role: "slider", ariaLabel: frame.dataset.keys, ariaValueNow: 0 });
    frame.append(keys, tip);

    /* What the table says of a row, or of one of its folded values. */
    function lines(row, folds) {
      if (!table) { return [text(rows[row])]; }
      var cells = Array.from(rows[folds ? Math.floor(row / folds) : row].cells), first = cells.length - folds;
      return cells.map(function (cell, i) { return titles[i] + ": " + text(cell); }).filter(function (line, i) { return i < first || i === first + row % folds; });
    }

    function shown() {
      var svg = drawings.find(function (one) { return one.getBoundingClientRect().width; });
      svg.marks = svg.marks || marks(svg);
      return svg;
    }

    function onScreen(mark) {
      var m = mark.path.getScreenCTM(), b = mark.box;
      return [m.a * b[0] + m.e, m.d * b[1] + m.f, m.a * b[2] + m.e, m.d * b[3] + m.f];
    }

    function hide() { at = -1; now = null; tip.textContent = ""; ring.remove(); }

    function show(svg, i) {
      var mark = svg.marks[i], b = mark.box, box = onScreen(mark), edge = frame.getBoundingClientRect();
      if (now === mark) { return; }
      at = i; now = mark;
      tip.textContent = "";
      lines(mark.row, +svg.dataset.folds || 0).forEach(function (line) { tip.appendChild(document.createElement("span")).textContent = line; });
      Object.assign(keys, { ariaValueMax: svg.marks.length - 1, ariaValueNow: i, ariaValueText: tip.innerText });
      Object.entries({ x: b[0] - 4, y: b[1] - 4, width: b[2] - b[0] + 8, height: b[3] - b[1] + 8 }).forEach(function (one) { ring.setAttribute(one[0], one[1]); });
      mark.path.parentNode.append(ring);
      tip.style.left = Math.max(0, Math.min((box[0] + box[2]) / 2 - edge.left - tip.offsetWidth / 2, edge.width - tip.offsetWidth)) + "px";
      tip.style.top = box[1] - edge.top - tip.offsetHeight - 8 + "px";
    }

    function near(event) {
      var svg = shown(), best = -1, least = 30;
      svg.marks.forEach(function (mark, i) {
        var b = onScreen(mark), far = Math.hypot(Math.max(b[0] - event.clientX, 0, event.clientX - b[2]), Math.max(b[1] - event.clientY, 0, event.clientY - b[3]));
        if (far < least) { least = far; best = i; }
      });
      if (best < 0) { hide(); } else { show(svg, best); }
    }

    frame.onpointermove = frame.onpointerdown = near;
    frame.onpointerleave = function (event) { if (event.pointerType === "mouse") { hide(); } };
    keys.onfocus = function () { show(shown(), 0); };
    keys.onblur = hide;
    keys.onkeydown = function (event) {
      var svg = shown(), count = svg.marks.length, way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -at, End: -1 - at }[event.key];
      if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) { return; }
      event.preventDefault();
      show(svg, (Math.max(at, way < 0 ? 0 : -1) + way + count) % count);
    };
    document.addEventListener("pointerdown", function (event) { if (!frame.contains(event.target)) { hide(); } });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") { hide(); } });
    addEventListener("resize", hide);
  });
})();
