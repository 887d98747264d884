/* Opens the search: by its button (site.js presses it for "/"), Ctrl+K or ?q= in the address. The rest of it is loaded when it is wanted first. */
(() => {
  "use strict";
  const button = document.querySelector(".search-button"), asked = new URLSearchParams(location.search);
  let loading;

  // What could not be loaded is asked for again the next time.
  const load = () => loading = (loading || new Promise(done => {
    const script = document.createElement("script");
    script.src = button.dataset.script;
    script.onload = () => done(window.scoreportSearch);
    script.onerror = () => { loading = 0; };
    document.head.append(script);
  }));
  const open = query => load().then(search => search.open(query));

  button.onclick = () => open();
  button.onpointerenter = button.onfocus = load;
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && (event.key > "~" ? event.code.slice(3) : event.key).toLowerCase() === "k") { event.preventDefault(); open(); }
  });
  if (asked.has("hl")) { load().then(search => search.mark(asked.get("hl"))); }
  if (asked.has("q")) { open(asked.get("q")); }
})();
