// Small services of a page: buttons that print, folded parts open for paper and for links into them, the menu shows where one is, the contents show where one is reading,
// the menu closes when it is left, only tables that scroll take focus.
"use strict";

{
  // What is folded on the screen belongs on paper.
  let zugeklappt = [];
  addEventListener("beforeprint", () => {
    zugeklappt = [...document.querySelectorAll("main details:not([open])")];
    for (const details of zugeklappt) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of zugeklappt) details.open = false;
  });

  const ziel_von = (adresse) => {
    try {
      return document.getElementById(decodeURIComponent(adresse.hash.slice(1)));
    } catch {
      return null; // no address of ours
    }
  };

  for (const knopf of document.querySelectorAll("[data-ik-drucken]")) knopf.addEventListener("click", () => print());

  // A link may lead into a folded part; the browser opens it for its own search, but not for an address.
  const klappe_auf = () => {
    const ziel = location.hash && ziel_von(location);
    const zu = [];
    for (let e = ziel; e; e = e.parentElement) if (e.localName === "details" && !e.open) zu.push(e);
    for (const details of zu) details.open = true;
    if (zu.length) ziel.scrollIntoView();
  };
  addEventListener("hashchange", klappe_auf);
  klappe_auf();

  const verweise = [...document.querySelectorAll(".ik-inhalt a")].map((a) => [a, ziel_von(a)]).filter(([, ziel]) => ziel);
  const markiere = () => {
    const wurzel = document.scrollingElement;
    const am_ende = wurzel.scrollTop > 0 && wurzel.scrollTop + innerHeight >= wurzel.scrollHeight - 2;
    const oben = verweise.filter(([, ziel]) => ziel.getBoundingClientRect().top <= innerHeight * 0.25);
    const hier = (am_ende ? verweise : oben).at(-1);
    for (const paar of verweise) {
      if (paar === hier) paar[0].setAttribute("aria-current", "location");
      else paar[0].removeAttribute("aria-current");
    }
  };
  if (verweise.length) {
    let wartet = false;
    const bald = () => {
      if (wartet) return;
      wartet = true;
      requestAnimationFrame(() => {
        wartet = false;
        markiere();
      });
    };
    addEventListener("scroll", bald, { passive: true });
    markiere();
  }

  // In a long menu the page one is on is in sight.
  const leiste = document.querySelector(".ik-menue");
  const hier = leiste?.querySelector('[aria-current="page"]');
  if (hier && leiste.scrollHeight > leiste.clientHeight) leiste.scrollTop = hier.offsetTop - leiste.clientHeight / 3;

  const menue = document.getElementById("ik-menue");
  if (menue?.hidePopover) {
    const schliesse = () => menue.matches(":popover-open") && menue.hidePopover();
    matchMedia("(min-width: 76.25em)").addEventListener("change", schliesse);
    menue.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menue.contains(relatedTarget)) schliesse();
    });
  }

  const bereiche = [...document.querySelectorAll(".ik-tabelle")];
  const pruefe = () => {
    for (const bereich of bereiche) bereich.tabIndex = bereich.scrollWidth > bereich.clientWidth ? 0 : -1;
  };
  if (bereiche.length) new ResizeObserver(pruefe).observe(document.body);
}
