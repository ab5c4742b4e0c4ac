"use strict";
(() => {
  const [NAME, TITLE, PATH, TECHNIQUES, TACTICS, SOURCES, SEVERITY, STATUS, STATE, TEST, COST, TEXT] = Array(12).keys();
  const FIRST = 12;
  const PAGE = 60;
  const facets = [
    { key: "tactic", label: "Tactic", of: rule => rule[TACTICS] },
    { key: "source", label: "Data source", of: rule => rule[SOURCES], most: 10 },
    { key: "severity", label: "Severity", of: rule => [rule[SEVERITY]] },
    { key: "status", label: "Status", of: rule => [rule[STATUS]] },
    { key: "state", label: "Compiler", of: rule => [rule[STATE]] },
    { key: "test", label: "Test", of: rule => [rule[TEST]] },
    { key: "cost", label: "Cost", of: rule => rule[COST] ? [rule[COST]] : [] },
  ].filter(facet => window.catalog.some(rule => facet.of(rule).length > 0));
  const rules = window.catalog.map(rule => ({ rule, title: rule[TITLE].toLowerCase(), all: `${rule[TITLE]} ${rule[PATH]} ${rule[TECHNIQUES].join(" ")} ${rule[SOURCES].join(" ")} ${rule[TEXT]}`.toLowerCase() }));
  rules.sort((a, b) => a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
  const input = document.getElementById("q");
  const list = document.getElementById("results");
  const more = document.getElementById("more");
  const chips = document.getElementById("chips");
  const groups = document.getElementById("facet-groups");
  const count = document.getElementById("count");
  const chosen = Object.fromEntries(facets.map(facet => [facet.key, new Set()]));
  const open = new Set();
  let hits = [];
  let found = [];
  let waiting;
  let filling;
  let painting;
  let shown = 0;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const passes = (entry, except) => facets.every(facet => facet === except || chosen[facet.key].size === 0 || facet.of(entry.rule).some(value => chosen[facet.key].has(value)));

  const score = (entry, words) => words.reduce((sum, word) => sum + (entry.title.startsWith(word) ? 4 : entry.title.includes(word) ? 2 : entry.rule[TECHNIQUES].some(id => id.toLowerCase() === word) ? 3 : 0), 0);

  const marked = (text, words) => {
    const parts = [];
    const lower = text.toLowerCase();
    let at = 0;
    for (;;) {
      let next = -1;
      let length = 0;
      for (const word of words) {
        const index = lower.indexOf(word, at);
        if (index >= 0 && (next < 0 || index < next)) [next, length] = [index, word.length];
      }
      if (next < 0) break;
      parts.push(text.slice(at, next), element("mark", { textContent: text.slice(next, next + length) }));
      at = next + length;
    }
    parts.push(text.slice(at));
    return parts;
  };

  const item = ({ rule }, words) => {
    const badges = element("p", { className: "badges" });
    for (const id of rule[TECHNIQUES].slice(0, 4)) badges.append(element("span", { className: "badge plain", textContent: id }));
    if (rule[SEVERITY] !== "not stated") badges.append(element("span", { className: `badge sev-${rule[SEVERITY]}`, textContent: rule[SEVERITY] }));
    if (rule[STATE] === "has errors") badges.append(element("span", { className: "badge bad", textContent: "has errors" }));
    return element("li", {}, element("a", { className: "title", href: `rules/${rule[NAME]}.html` }, ...marked(rule[TITLE], words)), element("span", { className: "path" }, ...marked(rule[PATH], words)), element("span", { className: "from", textContent: rule[SOURCES].slice(0, 4).join(" · ") }), badges);
  };

  const words = () => input.value.toLowerCase().split(/\s+/).filter(Boolean);

  const show = end => {
    if (end <= shown) return;
    const all = words();
    list.append(...found.slice(shown, end).map(entry => item(entry, all)));
    shown = Math.min(found.length, end);
    more.hidden = shown >= found.length;
  };

  const showMore = () => show(shown + PAGE);

  const showFacets = () => {
    groups.replaceChildren(...facets.map(facet => {
      const counts = new Map();
      for (const entry of hits) {
        if (!passes(entry, facet)) continue;
        for (const value of facet.of(entry.rule)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      for (const value of chosen[facet.key]) if (!counts.has(value)) counts.set(value, 0);
      const values = [...counts].sort((a, b) => b[1] - a[1]);
      const most = open.has(facet.key) ? values.length : facet.most ?? values.length;
      const set = element("fieldset", {}, element("legend", { textContent: facet.label }));
      for (const [value, number] of values.filter((pair, index) => index < most || chosen[facet.key].has(pair[0]))) {
        const box = element("input", { type: "checkbox", checked: chosen[facet.key].has(value) });
        box.dataset.facet = `${facet.key}=${value}`;
        box.addEventListener("change", () => { chosen[facet.key][box.checked ? "add" : "delete"](value); search(box.dataset.facet); });
        set.append(element("label", {}, box, element("span", { textContent: value }), element("i", { textContent: number.toLocaleString("en") })));
      }
      if (values.length > most) {
        const button = element("button", { type: "button", className: "all", textContent: `All ${values.length}` });
        button.addEventListener("click", () => { open.add(facet.key); showFacets(); });
        set.append(button);
      }
      return set;
    }));
  };

  const showChips = () => {
    chips.replaceChildren(...facets.flatMap(facet => [...chosen[facet.key]].map(value => {
      const chip = element("button", { type: "button", textContent: `${value} ×` });
      chip.setAttribute("aria-label", `Remove filter ${value}`);
      chip.addEventListener("click", () => { chosen[facet.key].delete(value); search(); });
      return chip;
    })));
  };

  const search = focus => {
    const all = words();
    hits = rules.filter(entry => all.every(word => entry.all.includes(word)));
    found = hits.filter(entry => passes(entry));
    if (all.length) found = found.map((entry, index) => [score(entry, all), index, entry]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(triple => triple[2]);
    count.textContent = `${found.length.toLocaleString("en")} of ${rules.length.toLocaleString("en")} rules`;
    shown = 0;
    list.replaceChildren();
    if (found.length === 0) list.append(element("li", { className: "empty", textContent: "No rule fits. Try fewer words, or remove a filter." }));
    show(FIRST);
    showChips();
    // What is seen first: the rest of the page, and the counts of filters, can wait for a moment.
    clearTimeout(filling);
    cancelAnimationFrame(painting);
    painting = requestAnimationFrame(() => { filling = setTimeout(() => show(PAGE)); });
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      showFacets();
      if (focus) [...groups.querySelectorAll("input")].find(box => box.dataset.facet === focus)?.focus();
    }, focus ? 0 : 120);
    const state = new URLSearchParams();
    if (input.value) state.set("q", input.value);
    for (const facet of facets) for (const value of chosen[facet.key]) state.append(facet.key, value);
    history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
  };

  const restore = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    input.value = state.get("q") ?? "";
    for (const facet of facets) chosen[facet.key] = new Set(state.getAll(facet.key));
    search();
    clearTimeout(waiting);
    showFacets();
  };

  input.addEventListener("input", () => search());
  // Up and down go from the words through the results, Escape goes back.
  addEventListener("keydown", event => {
    const links = [...list.querySelectorAll("a.title")];
    const at = links.indexOf(document.activeElement);
    if (document.activeElement !== input && at < 0) return;
    if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else if (event.key === "Escape" && at >= 0) input.focus();
    else if (event.key === "Enter" && at < 0) links[0]?.click();
    else return;
    event.preventDefault();
  });
  more.addEventListener("click", showMore);
  addEventListener("hashchange", restore);
  if (matchMedia("(min-width: 901px)").matches) document.getElementById("facets").open = true;
  restore();
})();
