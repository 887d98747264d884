/* Sorts and filters data tables, which are all there without it. Sums and headings of groups, the rows with a class, stay. */
(function () {
  "use strict";
  var each = function (list, act) { Array.prototype.forEach.call(list, act); };

  // The sign of micro is here as it is folded: a letter of Greek.
  var PREFIXES = "ryzafpn\u03bcm kMGTPEZYR", NUMERIC = "td:not(.text), .numeric";
  var language = document.documentElement.lang || undefined, collator = new Intl.Collator(language, { numeric: true });

  // As readers may type it: no accents and joiners, the digits, signs and spaces of any keyboard, letters of Arabic for those of Persian.
  function folded(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u200c]/g, "")
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (digit) { return digit.charCodeAt(0) & 15; })
      .replace(/\u2212/g, "-").replace(/\u064a/g, "\u06cc").replace(/\u0643/g, "\u06a9");
  }

  // A heading or cell without some of its parts.
  function without(cell, parts) {
    var copy = cell.cloneNode(true);
    each(copy.querySelectorAll(parts), function (part) { part.remove(); });
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  function value(row, column, decimal) {
    var cell = row.cells[column];
    if (cell.classList.contains("missing")) { return null; }
    var text = without(cell, ".marks, svg");
    if (!cell.matches(NUMERIC)) { return text; }
    text = folded(text);
    // An SI prefix behind the last digit: 1.2M is more than 800k.
    var prefix = PREFIXES.indexOf((/[0-9](\D)$/.exec(text) || "  ")[1]) - PREFIXES.indexOf(" ");
    var digits = text.split(decimal).map(function (part) { return part.replace(/[^0-9-]/g, ""); });
    var number = parseFloat(digits.join("."));
    return isNaN(number) ? text : number * (prefix > -PREFIXES.length / 2 ? Math.pow(1000, prefix) : 1);
  }

  function compare(a, b, way) {
    if (a === null || b === null) { return (a === null) - (b === null); }
    if (typeof a === "number" && typeof b === "number") { return way * (a - b); }
    return way * collator.compare(a, b);
  }

  function data(body) { return Array.prototype.filter.call(body.rows, function (row) { return !row.className; }); }

  function sort(table, column, way) {
    each(table.tBodies, function (body) {
      var rows = data(body);
      var end = rows.length ? rows[rows.length - 1].nextSibling : null;
      rows
        .map(function (row) { return { row: row, at: +row.dataset.at, key: way ? value(row, column, table.dataset.decimal) : 0 }; })
        .sort(function (a, b) { return compare(a.key, b.key, way) || a.at - b.at; })
        .forEach(function (item) { body.insertBefore(item.row, end); });
    });
  }

  function title(cell) { return without(cell, ".marks, .unit"); }

  function headings(table) {
    var found = [], open = [];
    each(table.tHead.rows, function (row, r) {
      var column = 0;
      each(row.cells, function (cell) {
        var below = cell.scope === "col" && r ? open.shift() : { column: column, name: "" };
        if (cell.scope === "col") { found.push({ cell: cell, column: below.column, name: below.name + title(cell) }); }
        for (var i = 0; i < cell.colSpan; i++, column++) {
          if (cell.scope === "colgroup") { open.push({ column: column, name: title(cell) + " " }); }
        }
      });
    });
    return found.filter(function (heading) { return heading.cell.className !== "trend"; });
  }

  function addSort(table) {
    each(table.tBodies, function (body) { each(data(body), function (row, i) { row.dataset.at = i; }); });
    var all = headings(table), orders = (table.dataset.sorted || "||").split("|"), said = document.createElement("span");
    said.ariaLive = "polite";
    said.className = "visually-hidden";
    table.parentNode.before(said);
    all.forEach(function (heading) {
      var cell = heading.cell;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.setAttribute("aria-label", table.dataset.sort + ": " + heading.name);
      button.dataset.name = heading.name;
      button.onclick = function () {
        var now = cell.getAttribute("aria-sort");
        var next = now === "ascending" ? "descending" : now ? "" : "ascending";
        all.forEach(function (other) { other.cell.removeAttribute("aria-sort"); });
        if (next) { cell.setAttribute("aria-sort", next); }
        sort(table, heading.column, next === "ascending" ? 1 : next ? -1 : 0);
        said.textContent = heading.name + ": " + orders[next === "ascending" ? 0 : next ? 1 : 2];
      };
      // What is read out before each value of the column is its name, not what the button does.
      cell.setAttribute("aria-label", without(cell, ".marks"));
      cell.insertBefore(button, cell.querySelector(".unit"));
    });
  }

  // What a row can be found by: its cells, numbers also without what groups their digits.
  function words(row, decimal) {
    return Array.prototype.map.call(row.cells, function (cell) {
      var text = folded(cell.textContent);
      return cell.matches(NUMERIC) ? text + " " + text.split(decimal).map(function (part) { return part.replace(/[^0-9-]/g, ""); }).join(decimal) : text;
    }).join(" ").toLowerCase();
  }

  function addFilter(table) {
    var found = new Map(), decimal = table.dataset.decimal, label = document.createElement("label"), input = document.createElement("input"), count = document.createElement("span");
    label.className = "table-filter";
    input.type = "search";
    count.ariaLive = "polite";
    input.ariaLabel = table.dataset.filter;
    label.append(table.dataset.filter + " ", input, " ", count);
    table.filter = function (text) { input.value = text; input.oninput(); };
    input.oninput = function () {
      var wanted = folded(input.value).trim().toLowerCase(), shown = 0, all = 0;
      each(table.tBodies, function (body) {
        // What the heading of a group says is said of each of its rows.
        var group = body.querySelector("tr.group"), rows = data(body), before = shown;
        rows.forEach(function (row) {
          if (!found.has(row)) { found.set(row, (group ? words(group) + " " : "") + words(row, decimal)); }
          row.hidden = found.get(row).indexOf(wanted) < 0;
          shown += !row.hidden;
        });
        all += rows.length;
        body.hidden = rows.length > 0 && shown === before;
      });
      count.textContent = wanted ? shown.toLocaleString(language) + " / " + all.toLocaleString(language) + " " + table.dataset.rows : "";
    };
    table.parentNode.before(label);
  }

  each(document.querySelectorAll("table.data[data-sort]"), function (table) {
    addSort(table);
    if (table.dataset.filter) { addFilter(table); }
  });

  // A link to a row that is filtered out shows all rows again.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']"), target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    var row = target && target.closest("[hidden]"), table = row && row.closest("table.data[data-filter]");
    if (table) { table.filter(""); }
  });
})();
