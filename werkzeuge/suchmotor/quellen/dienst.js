// The engine behind messages, those of Material's search worker and one more: a worker on a server, on the page itself in a folder,
// where browsers start no workers and let pages read no files but scripts.
//
//   {type: 0, data: {index}}      → {type: 1}                                     set up
//   {type: 2, data: "question"}   → {type: 3, data: {frage, anzahl, items}}        a list of hits, again when passages are there
//   {type: 4, data: "question"}   → {type: 5, data: {frage, orte}}                 where every page is that has all the words
//   whatever went wrong           → {type: -1}
import { Motor } from "./motor.js";
import { markiert, passage } from "./stelle.js";

const [FEHLER, EINRICHTEN, BEREIT, FRAGE, ANTWORT, WELCHE, DIESE] = [-1, 0, 1, 2, 3, 4, 5];
const HOECHSTENS = 30;
const RUHE = 120; // milliseconds without a key before texts are fetched

const dienst = (lade, antworte) => {
  const daten = {};
  globalThis.ikSuchdaten = (name, wert) => {
    daten[name] = wert;
  };
  let motor = null;
  let ordner = "";
  let letzte = "";
  let warten = 0;

  const einrichten = async ({ index }) => {
    ordner = index.slice(0, index.lastIndexOf("/") + 1);
    await lade(index);
    motor = new Motor(daten.index);
    antworte({ type: BEREIT });
  };

  const seite = (ort) => ort.split("#")[0];

  /** The best hit of every page. */
  const je_seite = (treffer) => {
    const seiten = new Map();
    for (const eines of treffer) {
      const wo = seite(daten.index.ort[eines.id]);
      if (!seiten.has(wo)) seiten.set(wo, eines);
    }
    return [...seiten.values()];
  };

  const stueck_von = (id) => Math.floor(id / daten.index.stueck);

  const anfang = (text) => (text.length > 160 ? `${text.slice(0, text.lastIndexOf(" ", 160))} …` : text);

  const zeigen = ({ id, worte: funde, wert }) => {
    const i = daten.index;
    const worte = new Set(funde.flat(Infinity));
    const html = (was) => markiert(was, worte, i.sprachen);
    const text = daten[`texte-${stueck_von(id)}`]?.[id % i.stueck] ?? "";
    const kurz = html(i.kurz[id]);
    return [
      {
        location: i.ort[id],
        title: html(i.titel[id]),
        text: kurz.includes("<mark>") ? kurz : html(passage(text, worte) || i.kurz[id] || anfang(text)),
        score: wert,
        terms: {},
        nr: i.nr[id],
        frueher: i.frueher[id] ?? [],
        art: i.arten[i.art[id]],
        feld: i.feld[id].map((nr) => [i.feldkennung[nr], html(i.felder[nr])]),
        stand: i.staende[i.stand[id]],
      },
    ];
  };

  const fragen = (frage) => {
    letzte = frage;
    const treffer = je_seite(motor.suche(frage));
    const gezeigt = treffer.slice(0, HOECHSTENS);
    const sage = () => antworte({ type: ANTWORT, data: { frage, anzahl: treffer.length, items: gezeigt.map(zeigen) } });
    sage();
    clearTimeout(warten);
    const fehlend = [...new Set(gezeigt.map(({ id }) => stueck_von(id)))].filter((nr) => !(`texte-${nr}` in daten));
    if (!fehlend.length) return;
    warten = setTimeout(async () => {
      await Promise.all(fehlend.map((nr) => lade(ordner + daten.index.texte[nr])));
      if (letzte === frage) sage();
    }, RUHE);
  };

  const welche = (frage) => {
    const alle = motor.suche(frage).filter((eines) => eines.alle);
    antworte({ type: DIESE, data: { frage, orte: [...new Set(alle.map(({ id }) => seite(daten.index.ort[id])))] } });
  };

  return async ({ type, data }) => {
    try {
      if (type === EINRICHTEN) await einrichten(data);
      else if (type === FRAGE) fragen(data);
      else if (type === WELCHE) welche(data);
    } catch (fehler) {
      antworte({ type: FEHLER, data: String(fehler) });
    }
  };
};

if (typeof WorkerGlobalScope === "function" && globalThis instanceof WorkerGlobalScope) {
  const nimm = dienst(async (url) => importScripts(url), (nachricht) => postMessage(nachricht));
  addEventListener("message", ({ data }) => nimm(data));
} else {
  const lade = (url) =>
    new Promise((fertig, fehler) => {
      const skript = document.createElement("script");
      skript.src = url;
      skript.addEventListener("load", fertig);
      skript.addEventListener("error", fehler);
      document.head.append(skript);
    });
  globalThis.ikSuchmotor = (antworte) => dienst(lade, antworte);
}
