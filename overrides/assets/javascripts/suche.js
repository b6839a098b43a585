// The search dialog: opens, asks the worker, shows what it found. Index and worker are fetched when it is first wanted.
"use strict";

{
  const dialog = document.getElementById("ik-suche");
  const feld = document.getElementById("ik-suchfeld");
  const stand = document.getElementById("ik-suche-stand");
  const liste = dialog.querySelector("ol");
  const BASIS = new URL(dialog.dataset.basis.replace(/\/?$/, "/"), location);
  const HOECHSTENS = 30;
  const [EINRICHTEN, BEREIT, FRAGE, ANTWORT] = [0, 1, 2, 3]; // the messages of Material's search worker

  let arbeiter = null;
  let bereit = false;
  let seitentitel = new Map();

  const aufgeben = () => {
    arbeiter?.terminate();
    arbeiter = null;
    stand.textContent =
      location.protocol === "file:"
        ? "Die Suche braucht einen Webserver. Aus einem Ordner geöffnet, bleiben Navigation und Suche des Browsers (Strg+F)."
        : "Die Suche lässt sich nicht laden. Laden Sie die Seite bitte noch einmal.";
  };

  const laden = async () => {
    if (arbeiter) return;
    stand.textContent = "Suche wird vorbereitet …";
    try {
      arbeiter = new Worker(dialog.dataset.worker);
      arbeiter.addEventListener("error", aufgeben);
      arbeiter.addEventListener("message", ({ data }) => {
        if (data.type === BEREIT) {
          bereit = true;
          fragen();
        } else if (data.type === ANTWORT && feld.value.trim()) {
          zeigen(data.data.items);
        }
      });
      const antwort = await fetch(dialog.dataset.index);
      if (!antwort.ok) throw new Error(antwort.statusText);
      const { config, docs } = await antwort.json();
      seitentitel = new Map(docs.filter((teil) => !teil.location.includes("#")).map((teil) => [teil.location, teil.title]));
      arbeiter.postMessage({ type: EINRICHTEN, data: { config, docs, options: { suggest: false } } });
    } catch {
      aufgeben();
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
    const [seite, abschnitt] = erster.location.split("#");
    const eintrag = document.createElement("li");
    const verweis = document.createElement("a");
    verweis.href = new URL(erster.location, BASIS);
    if (abschnitt !== undefined && seitentitel.has(seite)) verweis.append(textbaum(seitentitel.get(seite)), " › ");
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
  dialog.addEventListener("pointerdown", (ereignis) => {
    if (ereignis.target === dialog) dialog.close(); // beside it
  });
  dialog.addEventListener("click", (ereignis) => {
    const woanders = ereignis.ctrlKey || ereignis.metaKey || ereignis.shiftKey; // a hit in a tab of its own
    if (ereignis.target.closest("ol a") && !woanders) dialog.close();
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

  // An address may carry a question; closed, it is done with.
  const adresse = new URL(location);
  if (adresse.searchParams.get("q")) {
    oeffnen(adresse.searchParams.get("q"));
    dialog.addEventListener(
      "close",
      () => {
        adresse.searchParams.delete("q");
        history.replaceState(history.state, "", adresse);
      },
      { once: true },
    );
  }
}
