// The index of a site and the questions put to it; knows no page, no worker and no network.
import { Bestand } from "./aufbau.js";
import { buchstaben, tippfehler, zu_verschieden } from "./tippfehler.js";
import { FUELLWOERTER, ist_zahl, nummer, staemme, stamm } from "./sprache.js";

const GEWICHTE = { titel: 3, kurz: 2, stelle: 2, ziel: 1.2, text: 1.5 };
const MASSNAHME_ZUERST = 1.3; // what people look for most, where two pages answer equally well
const NUMMER = 1000; // above every sum of words
const FRUEHER = 500;
const [GLEICHNAMIG, BEGINNT_SO] = [2, 1.4];

// How much a word of the index counts that is not just the one asked for.
const [GENAU, SYNONYM, ANFANG, ENDE, MITTE, ZERLEGT, TEIL] = [1, 0.75, 0.6, 0.6, 0.35, 0.6, 0.25];
const TIPPFEHLER = [0, 0.5, 0.3];

const erlaubte_tippfehler = (wort) => (wort.length < 5 ? 0 : wort.length < 8 ? 1 : 2);

const GEMERKT = 30; // answers to single words and phrases, for a question is asked again with every letter

/** Among several reasons for a page the best counts; all words that led there are kept, as lists in lists. */
const nimm = (seiten, id, wert, worte) => {
  const bisher = seiten.get(id);
  if (!bisher) return seiten.set(id, { wert, worte: [worte] });
  if (wert > bisher.wert) bisher.wert = wert;
  bisher.worte.push(worte);
};

export class Motor {
  /** `index` is what the site's generator wrote: columns of equal length, words with the places where they occur. */
  constructor(index) {
    this.index = index;
    this.anzahl = index.ort.length;
    this.bestand = new Bestand(index, GEWICHTE);
    this.nummern = new Map();
    for (let id = 0; id < this.anzahl; id++) {
      this.merke_nummer(index.nr[id], id, NUMMER);
      for (const nr of index.frueher[id] ?? []) this.merke_nummer(nr, id, FRUEHER);
    }
    this.woerter = this.bestand.woerter.filter((wort) => !ist_zahl(wort));
    this.buchstaben = Int32Array.from(this.woerter, buchstaben);
    this.synonyme = new Map();
    for (const gruppe of index.synonyme) {
      const wendungen = gruppe.map(staemme);
      for (const wendung of wendungen) {
        const schluessel = wendung.join(" ");
        const andere = wendungen.filter((eine) => eine.join(" ") !== schluessel);
        this.synonyme.set(schluessel, [...(this.synonyme.get(schluessel) ?? []), ...andere]);
      }
    }
    this.laengste_wendung = Math.max(1, ...[...this.synonyme.keys()].map((schluessel) => schluessel.split(" ").length));
    // What has been looked up.
    this.verwandte = new Map();
    this.seiten = new Map();
    this.beantwortet = new Map();
    this.titel = [];
  }

  merke_nummer(nr, id, punkte) {
    if (!nr) return;
    const schluessel = nummer(nr);
    if (!this.nummern.has(schluessel)) this.nummern.set(schluessel, new Map());
    const seiten = this.nummern.get(schluessel);
    seiten.set(id, Math.max(punkte, seiten.get(id) ?? 0));
  }

  /** The words of the index that answer a word, each with its weight: itself, what it is part of, what is nearly written so. */
  verwandte_von(wort) {
    const bekannt = this.verwandte.get(wort);
    if (bekannt) return bekannt;
    const gefunden = new Map();
    this.verwandte.set(wort, gefunden);
    const da = this.bestand.has(wort);
    if (da) gefunden.set(wort, GENAU);
    const tat = wort.length >= 7 && wort.endsWith("ung") ? wort.slice(0, -3) : ""; // Betreuung answers betreut
    if (this.bestand.has(tat)) gefunden.set(tat, MITTE);
    if (ist_zahl(wort)) return gefunden; // numbers are meant exactly as written
    const fehler = da ? 0 : erlaubte_tippfehler(wort);
    const bits = buchstaben(wort);
    for (let nr = 0; nr < this.woerter.length; nr++) {
      const seine_bits = this.buchstaben[nr];
      const eines = this.woerter[nr];
      const wo = bits & ~seine_bits ? -1 : eines.indexOf(wort);
      let gewicht = 0;
      if (wo === 0) gewicht = eines.length > wort.length && wort.length >= 3 ? ANFANG : 0;
      else if (wo > 0 && wort.length >= 4 && wo + wort.length === eines.length) gewicht = ENDE;
      else if (wo > 0 && wort.length >= 5) gewicht = MITTE;
      else if (wo < 0 && fehler && !zu_verschieden(bits, seine_bits, fehler)) gewicht = TIPPFEHLER[tippfehler(wort, eines, fehler)] ?? 0;
      if (gewicht) gefunden.set(eines, gewicht);
    }
    return gefunden;
  }

  /** A compound as two words of the index: deutschkurs → [deutsch, kurs]; between them may stand a linking s, n, en, es or e. */
  teile_von(wort) {
    const paare = [];
    for (let i = 4; i <= wort.length - 3; i++) {
      const hinten = wort.slice(i);
      if (!this.kennt(hinten)) continue;
      for (const fuge of ["", "s", "n", "en", "es", "e", "er"]) {
        const vorn = wort.slice(0, i);
        if (!vorn.endsWith(fuge)) continue;
        const kern = fuge ? vorn.slice(0, -fuge.length) : vorn;
        const bekannt = [kern, stamm(kern)].find((eines) => eines.length >= 3 && this.kennt(eines));
        if (bekannt && !paare.some(([erstes]) => erstes === bekannt)) paare.push([bekannt, hinten]);
      }
    }
    return paare;
  }

  kennt(wort) {
    return this.bestand.has(wort) || this.synonyme.has(wort);
  }

  /** For each page that has words near to one: what the best of them is worth, and which they are. */
  seiten_zu(wort, gewicht, mindestens = 0) {
    const seiten = new Map();
    for (const [eines, nahe] of this.verwandte_von(wort)) {
      if (nahe < mindestens) continue;
      for (const [id, wert] of this.seiten_mit(eines)) nimm(seiten, id, wert * nahe * gewicht, eines);
    }
    return seiten;
  }

  /** The same for several words that must all be there. */
  seiten_mit_allen(worte, gewicht) {
    if (worte.length === 1) return this.seiten_zu(worte[0], gewicht);
    const [erste, ...weitere] = worte.map((wort) => this.seiten_zu(wort, gewicht / worte.length, ANFANG));
    const gemeinsam = new Map();
    for (const [id, { wert, worte: davon }] of erste) {
      const andere = weitere.map((seiten) => seiten.get(id));
      if (andere.every(Boolean))
        nimm(gemeinsam, id, andere.reduce((summe, eines) => summe + eines.wert, wert), [davon, andere.map((eines) => eines.worte)]);
    }
    return gemeinsam;
  }

  /** For each page that answers a word or phrase, or what means the same: how well, and by which words of the index. */
  antworten(wendung) {
    const schluessel = wendung.join(" ");
    let seiten = this.beantwortet.get(schluessel);
    if (!seiten) {
      if (this.beantwortet.size >= GEMERKT) this.beantwortet.clear();
      this.beantwortet.set(schluessel, (seiten = this.beantworte(wendung)));
    }
    return seiten;
  }

  beantworte(wendung) {
    const seiten = this.seiten_mit_allen(wendung, GENAU);
    const frage = (worte, gewicht) => {
      for (const [id, { wert, worte: davon }] of this.seiten_mit_allen(worte, gewicht)) nimm(seiten, id, wert, davon);
    };
    for (const andere of this.gleichbedeutende(wendung)) frage(andere, SYNONYM);
    if (wendung.length === 1 && !this.bestand.has(wendung[0])) {
      for (const teile of this.teile_von(wendung[0])) {
        frage(teile, ZERLEGT);
        for (const teil of teile) {
          frage([teil], TEIL);
          for (const anders of this.gleichbedeutende([teil])) {
            frage(teile.flatMap((eines) => (eines === teil ? anders : [eines])), ZERLEGT * SYNONYM);
            frage(anders, TEIL * SYNONYM);
          }
        }
      }
    }
    return seiten;
  }

  gleichbedeutende(wendung) {
    return this.synonyme.get(wendung.join(" ")) ?? [];
  }

  /** The pages with exactly this word of the index, each with what the word is worth there. */
  seiten_mit(wort) {
    let seiten = this.seiten.get(wort);
    if (!seiten) this.seiten.set(wort, (seiten = this.bestand.seiten_mit(wort)));
    return seiten;
  }

  /** The question as words and phrases that have synonyms, without what says nothing. */
  wendungen(frage) {
    const alle = staemme(frage);
    const gefragt = [];
    for (let i = 0; i < alle.length; ) {
      let laenge = Math.min(this.laengste_wendung, alle.length - i);
      while (laenge > 1 && !this.synonyme.has(alle.slice(i, i + laenge).join(" "))) laenge--;
      gefragt.push(alle.slice(i, i + laenge));
      i += laenge;
    }
    const gehaltvolle = gefragt.filter((wendung) => wendung.length > 1 || !FUELLWOERTER.has(wendung[0]));
    return gehaltvolle.length ? gehaltvolle : gefragt;
  }

  /** Pages whose number the question names. */
  mit_nummer(frage) {
    const stuecke = frage.trim().split(/\s+/);
    const gefunden = new Map();
    for (let von = 0; von < stuecke.length; von++)
      for (let bis = von + 1; bis <= Math.min(von + 3, stuecke.length); bis++) {
        const schluessel = nummer(stuecke.slice(von, bis).join(""));
        if (!ist_zahl(schluessel) && bis - von < stuecke.length) continue; // a number of letters alone must be the whole question
        for (const [id, punkte] of this.nummern.get(schluessel) ?? []) gefunden.set(id, Math.max(punkte, gefunden.get(id) ?? 0));
      }
    return gefunden;
  }

  /**
   * What answers a question, best first: [{id, wert, worte, alle}]; `worte` are the words of the index that did, in lists of lists,
   * `alle` says whether every word of the question was found. What lacks a word loses by how much that word says, so as a rule pages with all come first.
   */
  suche(frage) {
    const wendungen = this.wendungen(frage);
    const treffer = new Map();
    let gesucht = 0;
    for (const wendung of wendungen) {
      const seiten = this.antworten(wendung);
      const selten = Math.log(1 + this.anzahl / (1 + seiten.size)); // a rare word says more about what is meant
      gesucht += selten;
      for (const [id, { wert, worte }] of seiten) {
        let bisher = treffer.get(id);
        if (!bisher) treffer.set(id, (bisher = { id, wert: 0, worte: [], alle: false, zahl: 0, gefunden: 0 }));
        bisher.wert += wert;
        bisher.zahl += 1;
        bisher.gefunden += selten;
        bisher.worte.push(worte);
      }
    }
    for (const [id, punkte] of this.mit_nummer(frage)) {
      const bisher = treffer.get(id) ?? { id, wert: 0, worte: [], alle: false, zahl: wendungen.length, gefunden: gesucht };
      bisher.wert += punkte;
      treffer.set(id, bisher);
    }
    const gefragt = wendungen.flat();
    const im_titel = this.bestand.seiten_in("titel", gefragt[0]);
    const alle = [...treffer.values()];
    for (const eines of alle) {
      eines.alle = eines.zahl >= wendungen.length;
      eines.wert = this.gewichtet(eines, gesucht) * (im_titel.has(eines.id) ? this.titelbonus(eines.id, gefragt.join(" ")) : 1);
    }
    return alle.sort((a, b) => b.wert - a.wert || a.id - b.id);
  }

  /** What is called just what was asked for, or begins so, is most likely meant. */
  titelbonus(id, gefragt) {
    const titel = (this.titel[id] ??= staemme(this.index.titel[id]).join(" "));
    if (titel === gefragt) return GLEICHNAMIG;
    return titel.startsWith(`${gefragt} `) ? BEGINNT_SO : 1;
  }

  gewichtet({ id, wert, gefunden }, gesucht) {
    const anteil = gesucht ? Math.min(1, gefunden / gesucht) : 1;
    return wert * anteil ** (2.5) * (this.index.art[id] === 0 ? MASSNAHME_ZUERST : 1);
  }
}
