// The search dialog: opens, asks the worker, shows what it found. Index and worker are fetched when it is first wanted.
"use strict";

{
  const dialog = document.getElementById("ik-suche");
  const feld = document.getElementById("ik-suchfeld");
  const stand = document.getElementById("ik-suche-stand");
  const liste = dialog.querySelector("ol");
  const BASIS = new URL(dialog.dataset.basis.replace(/\/?$/, "/"), location);
  const [FEHLER, EINRICHTEN, BEREIT, FRAGE, ANTWORT, WELCHE, DIESE] = [-1, 0, 1, 2, 3, 4, 5]; // see werkzeuge/suchmotor

  let motor = null; // takes messages, once it has been fetched
  let bereit = false;
  const wartende = []; // questions of others that came before it was

  const aufgeben = () => {
    motor = null;
    stand.textContent = "Die Suche lässt sich nicht laden. Laden Sie die Seite bitte noch einmal.";
    for (const { aufgegeben } of wartende.splice(0)) aufgegeben();
  };

  const hoere = ({ type, data }) => {
    if (type === BEREIT) {
      bereit = true;
      dialog.dataset.bereit = "";
      fragen();
      for (const { frage } of wartende) motor({ type: WELCHE, data: frage });
    } else if (type === ANTWORT) {
      if (data.frage === feld.value.trim()) zeigen(data);
    } else if (type === DIESE) {
      const fertige = wartende.filter(({ frage }) => frage === data.frage);
      for (const eine of fertige) wartende.splice(wartende.indexOf(eine), 1);
      for (const { beantwortet } of fertige) beantwortet(data.orte.map((ort) => new URL(ort, BASIS).pathname));
    } else if (type === FEHLER) {
      aufgeben();
    }
  };

  // A worker on a server. From a folder browsers start none, so the engine works on the page itself.
  const starte = async () => {
    const skript = new URL(dialog.dataset.motor, location).href;
    if (location.protocol !== "file:") {
      const arbeiter = new Worker(skript);
      arbeiter.addEventListener("error", aufgeben);
      arbeiter.addEventListener("message", ({ data }) => hoere(data));
      return (nachricht) => arbeiter.postMessage(nachricht);
    }
    await new Promise((fertig, fehler) => {
      const element = document.createElement("script");
      element.src = skript;
      element.addEventListener("load", fertig);
      element.addEventListener("error", fehler);
      document.head.append(element);
    });
    return globalThis.ikSuchmotor(hoere);
  };

  let geladen = null;
  const laden = () => {
    geladen ??= (async () => {
      stand.textContent = "Suche wird vorbereitet …";
      try {
        motor = await starte();
        motor({ type: EINRICHTEN, data: { index: new URL(dialog.dataset.index, location).href } });
      } catch {
        aufgeben();
      }
    })();
    return geladen;
  };

  // For others on the page: the paths of all pages that have every word of a question.
  globalThis.ikSuche = {
    welche: (frage) =>
      new Promise((beantwortet, aufgegeben) => {
        wartende.push({ frage, beantwortet, aufgegeben });
        laden();
        if (bereit) motor({ type: WELCHE, data: frage });
      }),
  };

  const fragen = () => {
    if (!bereit) return;
    const frage = feld.value.trim();
    if (frage) {
      motor({ type: FRAGE, data: frage });
    } else {
      liste.replaceChildren();
      stand.textContent = "Geben Sie ein Wort, einen Namen oder eine Nummer ein.";
    }
  };

  // The engine sends HTML with the found words marked. Only text, <mark> and the language of second names go into the page.
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

  const element = (name, klasse, ...inhalt) => {
    const neu = document.createElement(name);
    if (klasse) neu.className = klasse;
    neu.append(...inhalt);
    return neu;
  };

  const angaben = ({ art, feld: felder, frueher, stand: wort }) => {
    const zeile = element("p", "ik-suche__angaben", element("span", "", art));
    for (const [kennung, titel] of felder) {
      const eines = element("span", "ik-suche__handlungsfeld", textbaum(titel));
      eines.dataset.feld = kennung;
      zeile.append(" · ", eines);
    }
    if (frueher.length) zeile.append(" · ", `früher Nr. ${frueher.join(", ")}`);
    if (wort) {
      const [label, gruppe, zeichen] = wort;
      const bild = element("span", "", zeichen);
      bild.setAttribute("aria-hidden", "true");
      zeile.append(" ", element("span", `ik-status ik-status--${gruppe}`, bild, `\u00a0${label}`));
    }
    return zeile;
  };

  const treffer = ([eintrag]) => {
    const verweis = document.createElement("a");
    verweis.href = new URL(eintrag.location, BASIS);
    if (eintrag.nr) verweis.append(element("span", "ik-nr", eintrag.nr), " ");
    verweis.append(textbaum(eintrag.title));
    return element("li", "", verweis, angaben(eintrag), element("p", "ik-suche__stelle", textbaum(eintrag.text)));
  };

  // The same list again brings passages along; then the links stay as they are, for one may have the focus.
  let gezeigt = "";
  const zeigen = ({ frage, anzahl, items }) => {
    const dieselben = JSON.stringify([frage, ...items.map(([{ location: ort }]) => ort)]);
    if (dieselben === gezeigt && liste.children.length === items.length) {
      items.forEach(([{ text }], nr) => liste.children[nr].querySelector(".ik-suche__stelle").replaceChildren(textbaum(text)));
      return;
    }
    gezeigt = dieselben;
    const gewaehlt = liste.contains(document.activeElement) && document.activeElement.href;
    liste.replaceChildren(...items.map(treffer));
    if (gewaehlt) {
      // Whoever went into the list before its last answer came stays on the hit chosen there, or begins at the first.
      const verweise = [...liste.querySelectorAll("a")];
      (verweise.find(({ href }) => href === gewaehlt) ?? verweise[0] ?? feld).focus();
    }
    liste.dataset.frage = frage;
    const zahl = anzahl === 1 ? "1 Treffer" : `${anzahl} Treffer`;
    if (!anzahl) stand.textContent = "Keine Treffer. Versuchen Sie es mit weniger oder anderen Wörtern.";
    else stand.textContent = anzahl > items.length ? `${zahl}, die besten ${items.length} stehen hier` : zahl;
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
