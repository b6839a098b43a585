// Light or dark, before the first paint: what the system asks for, unless someone chose otherwise with the button. Only then is anything stored.
"use strict";

{
  const wurzel = document.documentElement;
  const schluessel = `${new URL(document.currentScript.dataset.basis.replace(/\/?$/, "/"), location).pathname}:farbschema`;

  const gewaehlt = () => {
    try {
      return localStorage.getItem(schluessel);
    } catch {
      return null; // storage is switched off, or the page lies in a sandbox
    }
  };

  const zeige = (schema) => {
    if (schema === "hell" || schema === "dunkel") wurzel.dataset.farbschema = schema;
  };

  wurzel.classList.replace("no-js", "js");
  zeige(gewaehlt());

  document.addEventListener("DOMContentLoaded", () => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const ist_dunkel = () => (wurzel.dataset.farbschema ?? (system.matches ? "dunkel" : "hell")) === "dunkel";
    for (const knopf of document.querySelectorAll("[data-ik-farbschema]")) {
      const beschrifte = () => knopf.setAttribute("aria-pressed", String(ist_dunkel()));
      beschrifte();
      system.addEventListener("change", beschrifte);
      knopf.addEventListener("click", () => {
        zeige(ist_dunkel() ? "hell" : "dunkel");
        beschrifte();
        try {
          localStorage.setItem(schluessel, wurzel.dataset.farbschema);
        } catch {
          // Then it holds for this page alone.
        }
      });
    }
  });
}
