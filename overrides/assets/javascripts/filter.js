// A table of Maßnahmen that readers filter and sort. Every row says what it is chosen by (`data-werte`, as in an address) and where it
// stands in each order (`data-folge`); the state of the form stands in the page's address, so that a list can be sent and gone back to.
// Of a table of thousands only the first rows that fit stand on the page, further ones as they are scrolled to; paper gets them all.
"use strict";

const GANZ = 200; // tables of up to so many rows stay whole
const SCHRITT = 50; // of longer ones so many rows at a time: more could not be laid out as quickly as a box is ticked

for (const [nummer, bar] of [...document.querySelectorAll("[data-ik-filter]")].entries()) {
  const mit_adresse = nummer === 0; // two tables on one page cannot share an address
  const formular = bar.querySelector("form");
  const koerper = bar.querySelector("tbody");
  const stand = bar.querySelector("[role=status]");
  const gewaehlt = document.createElement("ul");
  gewaehlt.className = "ik-filter__gewaehlt";
  gewaehlt.setAttribute("aria-label", "Gewählt");
  const zuruecksetzen = formular.querySelector("[type=reset]");
  const wortfeld = formular.elements.suchwort;
  const ordnung = formular.elements.sortiert;
  const kaesten = [...formular.querySelectorAll("[type=checkbox]")];
  const schilder = new Map(kaesten.map((kasten) => [kasten, kasten.closest("label")]));
  const namen = [...new Set(kaesten.map(({ name }) => name))];
  const EIGENE = [...namen, "suchwort", "sortiert", "filter"];
  const ALLES = "alle"; // `?filter=alle`: nothing is chosen, though the page begins with something

  const zeilen = [...koerper.rows].map((zeile, platz) => {
    const werte = new URLSearchParams(zeile.dataset.werte);
    return {
      zeile,
      platz,
      zaehlt: !("ohneZahl" in zeile.dataset),
      werte: new Map(namen.map((name) => [name, werte.getAll(name)])),
      pfad: zeile.querySelector("th a").pathname,
    };
  });
  const passt_ganz = zeilen.length <= GANZ;
  let folge = zeilen;
  let grenze = SCHRITT;
  const weitere = document.createElement("p");
  const weiterknopf = document.createElement("button");
  weitere.className = "ik-filterbar__weitere";
  weitere.hidden = true;
  weiterknopf.type = "button";
  weiterknopf.className = "ik-knopf";
  weitere.append(weiterknopf);
  koerper.closest(".ik-tabelle").after(weitere);
  let mit_wort = null; // the paths of the pages that have the word; null while none is asked for

  const auswahl = () => {
    const gefragt = new Map();
    for (const { name, value, checked } of kaesten) if (checked) gefragt.set(name, [...(gefragt.get(name) ?? []), value]);
    return gefragt;
  };

  const beschriftung = (kasten) => kasten.nextElementSibling.textContent;

  /** The state of the form as in an address. */
  const zustand = () => {
    const frage = new URLSearchParams();
    for (const [name, werte] of auswahl()) for (const wert of werte) frage.append(name, wert);
    if (wortfeld.value.trim()) frage.append("suchwort", wortfeld.value.trim());
    if (ordnung?.value) frage.append("sortiert", ordnung.value);
    return frage;
  };

  const merke = (ersetzend) => {
    if (!mit_adresse) return;
    const adresse = new URL(location);
    for (const name of EIGENE) adresse.searchParams.delete(name);
    const frage = zustand();
    if (!String(frage) && bar.dataset.anfang) frage.append("filter", ALLES);
    if (String(frage) !== bar.dataset.anfang) for (const [name, wert] of frage) adresse.searchParams.append(name, wert);
    if (adresse.href === location.href) return;
    history[ersetzend ? "replaceState" : "pushState"](history.state, "", adresse);
  };

  /** Sets the form as an address says; what it does not know it leaves out. */
  const stelle_ein = () => {
    const adresse = new URL(location).searchParams;
    const eigene = mit_adresse && EIGENE.some((name) => adresse.has(name));
    const frage = eigene ? adresse : new URLSearchParams(bar.dataset.anfang);
    for (const kasten of kaesten) kasten.checked = frage.getAll(kasten.name).includes(kasten.value);
    wortfeld.value = frage.get("suchwort") ?? "";
    if (ordnung) {
      ordnung.value = frage.get("sortiert") ?? "";
      if (ordnung.selectedIndex < 0) ordnung.value = "";
    }
  };

  const sortiere = () => {
    const nach = ordnung?.value;
    const platz = ({ zeile, platz: anfangs }) => (nach ? Number(new URLSearchParams(zeile.dataset.folge).get(nach)) : anfangs);
    const plaetze = new Map(zeilen.map((eine) => [eine, platz(eine)]));
    folge = [...zeilen].sort((a, b) => plaetze.get(a) - plaetze.get(b));
    if (!passt_ganz || folge.every(({ zeile }, nr) => koerper.rows[nr] === zeile)) return;
    koerper.append(...folge.map(({ zeile }) => zeile));
  };

  const zeige_gewaehltes = () => {
    const hatte_fokus = gewaehlt.contains(document.activeElement);
    const marken = kaesten.filter(({ checked }) => checked).map((kasten) => [beschriftung(kasten), () => (kasten.checked = false)]);
    if (wortfeld.value.trim()) marken.unshift([`„${wortfeld.value.trim()}“`, () => (wortfeld.value = "")]);
    gewaehlt.replaceChildren(
      ...marken.map(([text, entferne]) => {
        const knopf = document.createElement("button");
        knopf.type = "button";
        knopf.className = "ik-filter__marke";
        const nur_gehoert = document.createElement("span");
        nur_gehoert.className = "ik-vorlesen";
        nur_gehoert.textContent = " entfernen";
        knopf.append(text, nur_gehoert);
        knopf.addEventListener("click", () => {
          entferne();
          geaendert();
        });
        const eintrag = document.createElement("li");
        eintrag.append(knopf);
        return eintrag;
      }),
    );
    if (marken.length) formular.querySelector(".ik-filter__felder").after(gewaehlt);
    else gewaehlt.remove();
    if (hatte_fokus) (gewaehlt.querySelector("button") ?? wortfeld).focus();
    zuruecksetzen.hidden = !String(zustand());
    for (const feld of formular.querySelectorAll("details")) {
      const zahl = feld.querySelectorAll(":checked").length;
      feld.querySelector(".ik-filter__zahl").textContent = zahl ? `(${zahl} gewählt)` : "";
    }
  };

  const wende_an = () => {
    const gefragt = [...auswahl()];
    const je_wert = new Map(kaesten.map((kasten) => [`${kasten.name}=${kasten.value}`, 0]));
    let [gezeigt, gezaehlt] = [0, 0];
    for (const { zeile, werte, zaehlt, pfad } of zeilen) {
      const fehlend = gefragt.filter(([name, gewollt]) => !gewollt.some((wert) => werte.get(name).includes(wert))).map(([name]) => name);
      const hat_wort = mit_wort === null || mit_wort.has(pfad);
      const passt = hat_wort && !fehlend.length;
      zeile.hidden = !passt;
      gezeigt += passt;
      gezaehlt += passt && zaehlt;
      if (!hat_wort || !zaehlt || fehlend.length > 1) continue;
      // A value counts what the other fields leave: choosing it would show as many.
      for (const name of fehlend.length ? fehlend : namen) for (const wert of werte.get(name)) je_wert.set(`${name}=${wert}`, je_wert.get(`${name}=${wert}`) + 1);
    }
    for (const kasten of kaesten) {
      const zahl = je_wert.get(`${kasten.name}=${kasten.value}`);
      const label = schilder.get(kasten);
      label.querySelector(".ik-filter__anzahl").textContent = `(${zahl})`;
      label.classList.toggle("ik-filter__leer", !zahl && !kasten.checked);
    }
    const uebrige = gezeigt - gezaehlt;
    const dazu = uebrige ? `, dazu ${uebrige === 1 ? "ein Eintrag, der nicht mitzählt" : `${uebrige} Einträge, die nicht mitzählen`}` : "";
    if (!gefragt.length && mit_wort === null) stand.textContent = bar.dataset.alles;
    else stand.textContent = gezeigt ? bar.dataset.satz.replace("{}", gezaehlt) + dazu : bar.dataset.leer;
    bar.querySelector("table").hidden = !gezeigt;
    zeige_bis(SCHRITT);
  };

  const passende = () => folge.filter(({ zeile }) => !zeile.hidden).map(({ zeile }) => zeile);

  /** Puts so many of the rows that fit on the page, in their order. */
  const zeige_bis = (neue_grenze) => {
    if (passt_ganz) return;
    grenze = neue_grenze;
    const alle = passende();
    koerper.replaceChildren(...alle.slice(0, grenze));
    weitere.hidden = alle.length <= grenze;
    weiterknopf.textContent = `Weitere zeigen (noch ${alle.length - grenze})`;
  };

  const erweitere = () => zeige_bis(grenze + SCHRITT);

  const suche_wort = async () => {
    const wort = wortfeld.value.trim();
    if (!wort || !globalThis.ikSuche) {
      mit_wort = null;
      return;
    }
    try {
      const pfade = await globalThis.ikSuche.welche(wort);
      if (wort === wortfeld.value.trim()) mit_wort = new Set(pfade);
    } catch {
      // Without the search engine the words that the rows show must do.
      const klein = wort.toLowerCase();
      mit_wort = new Set(zeilen.filter(({ zeile }) => zeile.textContent.toLowerCase().includes(klein)).map(({ pfad }) => pfad));
    }
  };

  const alles = async () => {
    zeige_gewaehltes();
    await suche_wort();
    sortiere();
    wende_an();
  };

  const geaendert = ({ ersetzend = false } = {}) => {
    merke(ersetzend);
    return alles();
  };

  weiterknopf.addEventListener("click", () => {
    const bisher = koerper.rows.length;
    erweitere();
    koerper.rows[bisher]?.querySelector("th a").focus();
  });
  addEventListener("beforeprint", () => zeige_bis(Infinity));
  addEventListener("afterprint", () => zeige_bis(SCHRITT));
  const wache = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      erweitere();
      wache.unobserve(weitere); // seen anew, it tells again where it still is in sight
      wache.observe(weitere);
    },
    { rootMargin: "1500px" },
  );
  wache.observe(weitere);

  let warten = 0;
  wortfeld.addEventListener("input", () => {
    clearTimeout(warten);
    warten = setTimeout(() => geaendert({ ersetzend: true }), 150);
  });
  formular.addEventListener("change", ({ target }) => {
    if (target !== wortfeld) geaendert();
  });
  formular.addEventListener("submit", (ereignis) => {
    ereignis.preventDefault();
    clearTimeout(warten);
    geaendert();
  });
  formular.addEventListener("reset", (ereignis) => {
    ereignis.preventDefault();
    for (const kasten of kaesten) kasten.checked = false;
    wortfeld.value = "";
    if (ordnung) ordnung.value = "";
    geaendert();
    wortfeld.focus();
  });
  formular.addEventListener("keydown", (ereignis) => {
    const feld = ereignis.target.closest("details[open]");
    if (ereignis.key !== "Escape" || !feld) return;
    feld.open = false;
    feld.querySelector("summary").focus();
  });
  // A list that would stand out of the panel opens to the other side.
  for (const feld of formular.querySelectorAll("details")) {
    feld.addEventListener("toggle", () => {
      feld.classList.remove("ik-filter__feld--zurueck");
      const [liste, ganz] = [feld.querySelector("fieldset"), formular].map((element) => element.getBoundingClientRect());
      feld.classList.toggle("ik-filter__feld--zurueck", feld.open && (liste.right > ganz.right || liste.left < ganz.left));
    });
  }
  // On a wide screen the choices lie over the table: they close when they are left.
  const schliesse = (ziel) => {
    if (matchMedia("(min-width: 60em)").matches) for (const feld of formular.querySelectorAll("details[open]")) feld.open = feld.contains(ziel);
  };
  formular.addEventListener("focusout", ({ relatedTarget: ziel }) => {
    if (ziel && !ziel.contains(formular)) schliesse(ziel); // a click beside every field gives the focus to what surrounds them
  });
  document.addEventListener("pointerdown", ({ target }) => schliesse(target));
  if (mit_adresse)
    addEventListener("popstate", () => {
      stelle_ein();
      alles();
    });

  // The lines of the published table that belong to the rows shown. A file opened from a folder may read no other.
  const tabellenknopf = formular.querySelector("[data-ik-csv]");
  if (location.protocol === "file:") tabellenknopf.hidden = true;
  tabellenknopf.addEventListener("click", async () => {
    const antwort = await fetch(bar.dataset.tabelle);
    if (!antwort.ok) {
      stand.textContent = "Die Tabelle lässt sich nicht laden. Versuchen Sie es bitte noch einmal.";
      return;
    }
    const [kopf, ...datensaetze] = csv_zeilen(await antwort.text());
    const kennung = csv_zellen(kopf).indexOf("Kennung");
    const je_kennung = new Map(datensaetze.map((zeile) => [csv_zellen(zeile)[kennung], zeile]));
    const gezeigte = passende().map(({ dataset }) => je_kennung.get(dataset.id));
    const verweis = document.createElement("a");
    verweis.href = URL.createObjectURL(new Blob(["\ufeff", [kopf, ...gezeigte, ""].join("\r\n")], { type: "text/csv;charset=utf-8" }));
    verweis.download = "massnahmen-auswahl.csv";
    verweis.click();
    setTimeout(() => URL.revokeObjectURL(verweis.href), 1000);
  });
  // Our own file: every record on one line, quotes doubled inside quotes.
  const csv_zeilen = (text) => text.replace(/^\ufeff/, "").split("\r\n").filter(Boolean);
  const csv_zellen = (zeile) => [...zeile.matchAll(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g)].map(([, zelle]) => zelle.replace(/^"|"$/g, "").replaceAll('""', '"'));

  stelle_ein();
  alles().then(() => (bar.dataset.bereit = ""));
}
