// The search dialog: opens, asks the worker, shows what it found. Index and worker are fetched when it is first opened.
"use strict";

{
  const dialog = document.getElementById("suche");
  const feld = document.getElementById("suchfeld");
  const stand = document.getElementById("suche-stand");
  const liste = dialog.querySelector("ol");
  const ADRESSE = new URL(location);
  const HOECHSTENS = 30;
  const [EINRICHTEN, BEREIT, FRAGE, ANTWORT] = [0, 1, 2, 3]; // the messages of Material's search worker

  let arbeiter = null;
  let bereit = false;

  const laden = async () => {
    if (arbeiter) return;
    stand.textContent = "Suche wird vorbereitet …";
    try {
      arbeiter = new Worker(dialog.dataset.worker);
      arbeiter.addEventListener("message", ({ data }) => {
        if (data.type === BEREIT) {
          bereit = true;
          fragen();
        } else if (data.type === ANTWORT) {
          zeigen(data.data.items);
        }
      });
      const antwort = await fetch(dialog.dataset.index);
      if (!antwort.ok) throw new Error(antwort.statusText);
      const { config, docs } = await antwort.json();
      arbeiter.postMessage({ type: EINRICHTEN, data: { config, docs, options: { suggest: false } } });
    } catch {
      arbeiter?.terminate();
      arbeiter = null;
      stand.textContent = "Die Suche lässt sich nicht laden. Laden Sie die Seite bitte noch einmal.";
    }
  };

  const fragen = () => {
    if (!bereit) return;
    const frage = feld.value.trim();
    if (frage) {
      arbeiter.postMessage({ type: FRAGE, data: frage });
    } else {
      liste.replaceChildren();
      stand.textContent = "Geben Sie ein Wort, einen Namen oder eine Nummer ein.";
    }
  };

  // The worker sends HTML with the found words marked. Only text, <mark> and the language of second names go into the page.
  const textbaum = (html) => {
    const fragment = document.createDocumentFragment();
    const uebertrage = (von, nach) => {
      for (const knoten of von.childNodes) {
        if (knoten.nodeType === Node.TEXT_NODE) {
          nach.append(knoten.data);
        } else if (knoten.nodeType === Node.ELEMENT_NODE) {
          const traegt = knoten.localName === "mark" || knoten.lang;
          const neu = traegt ? document.createElement(knoten.localName === "mark" ? "mark" : "span") : nach;
          if (knoten.lang) neu.lang = knoten.lang;
          uebertrage(knoten, neu);
          if (traegt) nach.append(neu);
        }
      }
    };
    uebertrage(new DOMParser().parseFromString(html, "text/html").body, fragment);
    return fragment;
  };

  const treffer = ([erster, ...weitere]) => {
    const eintrag = document.createElement("li");
    const verweis = document.createElement("a");
    verweis.href = new URL(erster.location, new URL(dialog.dataset.basis + "/", ADRESSE));
    verweis.append(textbaum(erster.title));
    const stelle = document.createElement("p");
    stelle.append(textbaum([erster, ...weitere].map((teil) => teil.text).find((text) => text.includes("<mark")) ?? erster.text));
    eintrag.append(verweis, stelle);
    return eintrag;
  };

  const zeigen = (gruppen) => {
    liste.replaceChildren(...gruppen.slice(0, HOECHSTENS).map(treffer));
    const zahl = gruppen.length === 1 ? "1 Treffer" : `${gruppen.length || "Keine"} Treffer`;
    stand.textContent = gruppen.length > HOECHSTENS ? `${zahl}, die besten ${HOECHSTENS} stehen hier` : zahl;
  };

  const oeffnen = (frage) => {
    if (frage !== undefined) feld.value = frage;
    if (!dialog.open) dialog.showModal();
    feld.focus();
    laden();
    fragen();
  };

  feld.addEventListener("input", fragen);
  dialog.querySelector("form").addEventListener("submit", (ereignis) => {
    ereignis.preventDefault();
    liste.querySelector("a")?.focus();
  });
  dialog.querySelector("[data-ik-suche-zu]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (ereignis) => {
    if (ereignis.target === dialog) dialog.close(); // beside it
    if (ereignis.target.closest("ol a")) dialog.close();
  });
  dialog.addEventListener("keydown", (ereignis) => {
    const schritt = { ArrowDown: 1, ArrowUp: -1 }[ereignis.key];
    if (!schritt) return;
    const stationen = [feld, ...liste.querySelectorAll("a")];
    const wo = stationen.indexOf(document.activeElement);
    if (wo < 0) return;
    ereignis.preventDefault();
    stationen[Math.min(Math.max(wo + schritt, 0), stationen.length - 1)].focus();
  });

  for (const knopf of document.querySelectorAll("[data-ik-suche]")) {
    knopf.addEventListener("click", () => oeffnen());
  }
  for (const formular of document.querySelectorAll("form[data-ik-suchform]")) {
    formular.addEventListener("focusin", laden, { once: true });
    formular.addEventListener("submit", (ereignis) => {
      ereignis.preventDefault();
      oeffnen(formular.elements.q.value);
    });
  }
  if (ADRESSE.searchParams.has("q")) oeffnen(ADRESSE.searchParams.get("q"));
}
