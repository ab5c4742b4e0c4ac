"use strict";
(() => {
  const root = document.documentElement;
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const toggle = document.querySelector(".theme");
  const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
  show();
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* A folder may have no storage: the choice then lasts for the page. */ }
    show();
  });

  const copy = async text => {
    try { await navigator.clipboard.writeText(text); return true; } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  document.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      const source = document.getElementById(button.dataset.copy);
      const label = button.textContent;
      button.textContent = await copy(source.value ?? source.textContent) ? "Copied" : "Could not copy";
      setTimeout(() => { button.textContent = label; }, 1500);
    }

    const macro = event.target.closest(".macro");
    if (macro) {
      const text = macro.nextElementSibling;
      text.hidden = !text.hidden;
      macro.setAttribute("aria-expanded", String(!text.hidden));
    }
  });

  // A stage and the C# that comes of it light up together.
  const light = stage => {
    for (const part of document.querySelectorAll(".hot")) part.classList.remove("hot");
    if (stage) for (const part of document.querySelectorAll(`.side [data-stage="${stage}"], .plan [data-stage="${stage}"]`)) part.classList.add("hot");
  };
  const side = document.querySelector(".side");
  if (side) {
    // The header of a class says little: begin where the first command is.
    const pane = side.querySelector(".cs");
    const first = pane?.querySelector("[data-stage]");
    if (first) pane.scrollTop = first.offsetTop - pane.offsetTop - 70;
    const stageOf = event => event.target.closest("[data-stage]")?.dataset.stage;
    side.addEventListener("mouseover", event => light(stageOf(event)));
    side.addEventListener("mouseleave", () => light());
    side.addEventListener("focusin", event => light(stageOf(event)));
    side.querySelector(".spl").addEventListener("click", event => {
      const stage = stageOf(event);
      const line = stage && pane?.querySelector(`[data-stage="${stage}"]`);
      if (line && !event.target.closest("a,button")) pane.scrollTo({ top: line.offsetTop - pane.offsetTop - 40, behavior: "smooth" });
    });
  }

  const covered = document.getElementById("covered");
  covered?.addEventListener("change", () => document.querySelector(".matrix").classList.toggle("only", covered.checked));

  const filter = document.getElementById("filter");
  filter?.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of document.querySelectorAll("#values tbody tr")) row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
  });

  document.addEventListener("keydown", event => {
    const input = document.getElementById("q") ?? filter;
    if (event.key === "/" && input && !/INPUT|TEXTAREA/.test(event.target.tagName)) { event.preventDefault(); input.focus(); }
  });
})();
