"use strict";
// Filters, keyboard and permalinks over a page that is complete without them. All state lives in the address.
(() => {
  const root = document.documentElement;
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const help = document.getElementById("help");
  const pages = document.getElementById("pages");
  const pageRows = document.getElementById("page-rows");
  const kinds = pages || !pageRows ? ".card, .work" : "#page-rows tr"; // an index without pages filters its list of them
  const units = [...document.querySelectorAll(kinds)].map((node) => ({ node, ...facts(node.dataset) }));
  const cards = units.filter((unit) => unit.node.classList.contains("card"));
  const sections = [...document.querySelectorAll(".page")].map((node) => ({
    node,
    id: node.id,
    rows: [...node.querySelectorAll(".row:not(.bare)")],
  }));
  for (const unit of cards) unit.row = unit.node.closest(".row");
  let state = {};
  let here = null;

  function facts(data) {
    const words = (text) => (text ? text.split(" ") : []);
    return {
      rules: words(data.rules),
      severities: words(data.severities),
      statuses: words(data.statuses),
      pages: words(data.pages),
      verdict: data.verdict,
    };
  }

  // ---- what is shown

  const texts = new Map();
  function text(node) {
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node);
  }

  // the first search need not pay for all texts: they are collected while nothing else happens
  const uncollected = units.map((unit) => unit.node).concat(cards.map((unit) => unit.row.firstElementChild));
  function collectTexts(idle) {
    while (uncollected.length && idle.timeRemaining() > 1) text(uncollected.pop());
    if (uncollected.length) requestIdleCallback(collectTexts);
  }
  if (window.requestIdleCallback) requestIdleCallback(collectTexts);

  function fits(unit, words) {
    if (state.rule && !unit.rules.includes(state.rule)) return false;
    if (state.severity && !unit.severities.includes(state.severity)) return false;
    if (state.status && !unit.statuses.includes(state.status)) return false;
    if (state.new && !unit.statuses.includes("new")) return false;
    if (state.page && !unit.pages.includes(state.page)) return false;
    if (state.verdict && unit.verdict !== state.verdict) return false;
    if (!words.length) return true;
    const own = unit.row ? unit.row.firstElementChild : null;
    return words.every((word) => text(unit.node).includes(word) || (own && text(own).includes(word)));
  }

  function filter() {
    const words = (state.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    const active = words.length || ["rule", "severity", "status", "new", "page", "verdict"].some((key) => state[key]);
    const rows = new Set();
    const withCards = new Set();
    let count = 0;
    for (const unit of units) {
      const fit = !active || fits(unit, words);
      if (unit.node.hidden === fit) unit.node.hidden = !fit;
      if (!fit) continue;
      count += 1;
      if (unit.row) {
        rows.add(unit.row);
        withCards.add(unit.pages[0]);
      }
    }
    for (const section of sections) {
      const show = !active || withCards.has(section.id);
      if (section.node.hidden === show) section.node.hidden = !show;
      for (const row of section.rows) {
        const visible = !active || rows.has(row);
        if (row.hidden === visible) row.hidden = !visible;
      }
    }
    root.classList.toggle("filtered", Boolean(active));
    shown.textContent = active ? `${count} of ${units.length} ${pages || !pageRows ? "claims, references and places" : "pages"} shown` : "";
    if (pageRows && pages) {
      for (const row of pageRows.rows) row.hidden = Boolean(active) && !withCards.has(row.dataset.page);
    }
  }

  function sort() {
    if (!pageRows) return;
    const number = (row, key) => Number(row.dataset[key]);
    const orders = {
      path: (a, b) => a.dataset.path.localeCompare(b.dataset.path),
      uncited: (a, b) => number(b, "uncited") - number(a, "uncited"),
      coverage: (a, b) => number(a, "coverage") - number(b, "coverage"),
    };
    const attention = (a, b) => number(a, "order") - number(b, "order");
    const order = orders[state.sort] || attention;
    const sorted = [...pageRows.rows].sort((a, b) => order(a, b) || attention(a, b));
    if (sorted.every((row, index) => row === pageRows.rows[index])) return;
    pageRows.append(...sorted);
    if (!pages) return;
    const byId = new Map(sections.map((section) => [section.id, section.node]));
    pages.append(...sorted.map((row) => byId.get(row.dataset.page)).filter(Boolean));
  }

  // ---- the address

  function read() {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return { anchor: decode(hash) };
    const found = Object.fromEntries(new URLSearchParams(hash));
    return { ...found, anchor: found.at || "" };
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function write(anchor) {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) if (value) parameters.set(key, value);
    if (anchor && !parameters.size) return history.replaceState(null, "", `#${encodeURIComponent(anchor)}`);
    if (anchor) parameters.set("at", anchor);
    history.replaceState(null, "", parameters.size ? `#${parameters}` : location.pathname + location.search);
  }

  function fill() {
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.type === "checkbox") field.checked = Boolean(state[field.name]);
      else field.value = state[field.name] || "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
  }

  function gather() {
    state = {};
    for (const field of form.elements) {
      if (!field.name) continue;
      const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
      if (value) state[field.name] = value;
    }
  }

  function apply() {
    sort();
    filter();
  }

  function follow() {
    const { anchor, at, ...rest } = read();
    if (location.hash.includes("=")) {
      state = rest;
      fill();
      gather(); // only what the form knows
      apply();
    }
    if (anchor) show(anchor);
  }

  function show(anchor) {
    const target = document.getElementById(anchor);
    if (!target) return;
    const unit = target.closest(".card, .work");
    if (target.closest("[hidden]")) {
      state = {};
      fill();
      apply();
    }
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (unit) mark(unit);
    target.scrollIntoView({ block: unit ? "center" : "start" });
    if (unit) unit.focus({ preventScroll: true });
  }

  function mark(node) {
    if (here) here.classList.remove("here");
    here = node;
    here.classList.add("here");
  }

  // ---- keyboard

  function move(step) {
    const visible = [...document.querySelectorAll(".card")].filter((node) => !node.closest("[hidden]"));
    const found = visible.filter((node) => node.dataset.rules);
    const list = found.length ? found : visible;
    if (!list.length) return;
    let index = list.indexOf(here);
    if (index < 0 && here) {
      const after = list.findIndex((node) => here.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
      index = step > 0 ? (after < 0 ? list.length : after) - 1 : after < 0 ? list.length : after;
    }
    const next = list[Math.min(Math.max(index + step, 0), list.length - 1)];
    mark(next);
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
    write(next.id);
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    o: () => here && here.querySelectorAll("details").forEach((node) => (node.open = !node.open)),
    n: () => {
      form.elements.new.checked = !form.elements.new.checked;
      change();
    },
    x: () => form.reset(),
    "/": () => form.elements.q.focus(),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.closest("input, select, textarea");
    if (typing) {
      if (event.key === "Escape") typing.blur();
      return;
    }
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // ---- wiring

  function change() {
    gather();
    write("");
    apply();
  }
  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target.name === "q") waiting = setTimeout(change, 60);
    else change();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (link) {
      event.preventDefault();
      state = Object.fromEntries(new URLSearchParams(link.dataset.filter));
      fill();
      write("");
      apply();
      (pages || document.getElementById("attention")).scrollIntoView();
    }
    const anchor = event.target.closest('a[href^="#"]');
    if (anchor && anchor.hash === location.hash) follow(); // no hashchange: already there
  });

  const theme = document.getElementById("theme");
  const themes = ["", "light", "dark"];
  function paint(name) {
    if (name) root.dataset.theme = name;
    else delete root.dataset.theme;
    theme.textContent = { "": "◐", light: "☀", dark: "☾" }[name];
    theme.setAttribute("aria-label", `Colours: ${name || "as the system"}`);
  }
  function kept(name) {
    try {
      if (name === undefined) return localStorage.getItem("claimcheck-theme") || "";
      localStorage.setItem("claimcheck-theme", name);
    } catch {
      // a browser that keeps nothing for files
    }
    return "";
  }
  theme.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length];
    paint(next);
    kept(next);
  });
  paint(themes.includes(kept()) ? kept() : "");
  document.getElementById("help-open").addEventListener("click", () => help.showModal());

  for (const entry of document.querySelectorAll(".entry")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy the ${entry.firstElementChild.textContent} entry`);
    button.addEventListener("click", async () => {
      const source = entry.querySelector(".copy");
      try {
        await navigator.clipboard.writeText(source.textContent);
      } catch {
        getSelection().selectAllChildren(source);
        document.execCommand("copy");
      }
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    entry.append(button);
  }

  const opened = [];
  window.addEventListener("beforeprint", () => {
    for (const node of document.querySelectorAll("details:not([open])")) {
      node.open = true;
      opened.push(node);
    }
  });
  window.addEventListener("afterprint", () => opened.splice(0).forEach((node) => (node.open = false)));

  form.hidden = false;
  document.getElementById("tools").hidden = false;
  fill();
  follow();
})();
