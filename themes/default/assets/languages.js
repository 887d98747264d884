/* Another language opens at the section that is being read. Without this it opens at the top of the same page. */
(function () {
  "use strict";
  var links = document.querySelectorAll(".languages a[data-same-page]");

  // The last heading in the upper quarter of the window, or above it.
  function section() {
    var found = "";
    document.querySelectorAll("main h2[id], main h3[id], main h4[id]").forEach(function (heading) {
      if (heading.getBoundingClientRect().top < window.innerHeight / 4) { found = "#" + encodeURIComponent(heading.id); }
    });
    return window.scrollY > 0 ? found : "";
  }

  function aim(event) {
    var link = event.target.closest(".languages a[data-same-page]");
    if (link) { link.href = link.href.split("#")[0] + section(); }
  }

  if (links.length) { ["pointerdown", "focusin", "click"].forEach(function (name) { document.addEventListener(name, aim); }); }
})();
