// Small services of a page: the contents show where one is reading, folded parts open for printing and for links into them.
"use strict";

{
  const verweise = new Map([...document.querySelectorAll(".ik-inhalt a[href^='#']")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const ziele = [...verweise.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  const markiere = () => {
    const grenze = innerHeight * 0.25;
    const aktuell = ziele.filter((ziel) => ziel.getBoundingClientRect().top <= grenze).at(-1);
    for (const [id, verweis] of verweise) verweis.toggleAttribute("data-ik-hier", id === aktuell?.id);
  };

  if (ziele.length) {
    let wartet = false;
    addEventListener(
      "scroll",
      () => {
        if (wartet) return;
        wartet = true;
        requestAnimationFrame(() => {
          wartet = false;
          markiere();
        });
      },
      { passive: true },
    );
    markiere();
  }

  // A link may lead into a folded part; the browser opens it for its own search, but not for an address.
  const klappe_auf = () => {
    const ziel = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let element = ziel; element; element = element.parentElement) if (element.localName === "details") element.open = true;
    if (ziel) ziel.scrollIntoView();
  };
  addEventListener("hashchange", klappe_auf);
  if (location.hash) klappe_auf();

  // What is folded on the screen belongs on paper.
  let zugeklappt = [];
  addEventListener("beforeprint", () => {
    zugeklappt = [...document.querySelectorAll("main details:not([open])")];
    for (const details of zugeklappt) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of zugeklappt) details.open = false;
  });
}
