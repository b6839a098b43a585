// What the generator wrote → the words of the index and what each is worth on the pages that hold it (BM25+, as Lucene and MiniSearch
// reckon). Only words are taken in at the start; where one stands is read when it is asked for, so that thousands of pages are ready soon.
import { staemme } from "./sprache.js";

const [SAETTIGUNG, LAENGE, BODEN] = [1.2, 0.7, 0.5]; // k, b and δ of BM25+

/** Words of which each begins with a digit: so many letters are those of the word before it. */
const ausgeschrieben = (kurz) => {
  let wort = "";
  return kurz ? kurz.split(" ").map((rest) => (wort = wort.slice(0, Number(rest[0])) + rest.slice(1))) : [];
};

export class Bestand {
  /** The words of an index; `gewichte` says what a word is worth in each field. Pages are known by their place in its columns. */
  constructor(index, gewichte) {
    this.vorkommen = index.vorkommen;
    this.anzahl = index.ort.length;
    this.namen = Object.keys(gewichte);
    this.gewichte = Object.values(gewichte);
    this.text = this.namen.indexOf("text");
    this.begriffe = new Map(); // word → its number
    // What is known of a word in a field is a chain of entries, the last one first: pages, one as often as it holds the word,
    // for the text the numbers under which the index has it. Plain lists of small numbers are by far the fastest to fill.
    this.letzter = this.namen.map(() => []);
    this.davor = [];
    this.was = [];
    this.laengen = this.namen.map(() => new Uint16Array(this.anzahl)); // of a page in a field, in different words
    this.nimm_felder(index);
    ausgeschrieben(index.woerter).forEach((wort, nr) => {
      for (const begriff of this.begriffe_von(wort)) this.merke(begriff, this.text, nr);
    });
    this.zaehle_texte();
    this.mittel = this.laengen.map((laengen) => laengen.reduce((summe, laenge) => summe + laenge, 0) / (this.anzahl || 1));
  }

  has(wort) {
    return this.begriffe.has(wort);
  }

  /** All words of the index. */
  get woerter() {
    return [...this.begriffe.keys()];
  }

  /** The words of a text by their numbers, new ones too. */
  begriffe_von(text) {
    return staemme(text).map((wort) => {
      let begriff = this.begriffe.get(wort);
      if (begriff === undefined) {
        this.begriffe.set(wort, (begriff = this.begriffe.size));
        for (const letzter of this.letzter) letzter.push(-1);
      }
      return begriff;
    });
  }

  /** Adds to what is known of a word in a field; gives what was added to it before. */
  merke(begriff, feld, was) {
    const letzter = this.letzter[feld];
    const davor = letzter[begriff];
    letzter[begriff] = this.was.length;
    this.davor.push(davor);
    this.was.push(was);
    return this.was[davor];
  }

  /** Everything but the text, page by page. */
  nimm_felder(index) {
    const nimm = (name, seite, begriffe) => {
      const feld = this.namen.indexOf(name);
      for (const begriff of begriffe) if (this.merke(begriff, feld, seite) !== seite) this.laengen[feld][seite] += 1;
    };
    const lies = (text) => this.begriffe_von(text);
    const [stellen, ziele, felder] = [index.stellen, index.ziele, index.felder].map((liste) => liste.map(lies));
    for (let seite = 0; seite < this.anzahl; seite++) {
      nimm("titel", seite, lies(`${index.nr[seite]} ${index.titel[seite]}`));
      nimm("kurz", seite, lies(index.kurz[seite]));
      for (const nr of index.stelle[seite]) nimm("stelle", seite, stellen[nr]);
      for (const nr of index.ziel[seite]) nimm("ziel", seite, ziele[nr]);
      for (const nr of index.feld[seite]) nimm("ziel", seite, felder[nr]);
    }
  }

  /** How many different words the text of each page has: forms of one word are one. */
  zaehle_texte() {
    const laengen = this.laengen[this.text];
    const zuletzt = new Int32Array(this.anzahl).fill(-1);
    for (let begriff = 0; begriff < this.begriffe.size; begriff++)
      this.gehe_durch(this.text, begriff, (seite) => {
        if (zuletzt[seite] !== begriff) laengen[seite] += 1;
        zuletzt[seite] = begriff;
      });
  }

  /** Calls for every time that a page holds a word in a field. */
  gehe_durch(feld, begriff, tu) {
    for (let eintrag = this.letzter[feld][begriff]; eintrag >= 0; eintrag = this.davor[eintrag]) {
      if (feld !== this.text) {
        tu(this.was[eintrag]);
        continue;
      }
      let seite = -1;
      for (const schritt of this.vorkommen[this.was[eintrag]]) tu((seite += schritt + 1));
    }
  }

  /** The pages with exactly this word of the index in a field. */
  seiten_in(name, wort) {
    const seiten = new Set();
    const begriff = this.begriffe.get(wort);
    if (begriff !== undefined) this.gehe_durch(this.namen.indexOf(name), begriff, (seite) => seiten.add(seite));
    return seiten;
  }

  /** The pages with exactly this word of the index, each with what the word is worth there. */
  seiten_mit(wort) {
    const werte = new Map();
    const begriff = this.begriffe.get(wort);
    for (let feld = 0; begriff !== undefined && feld < this.namen.length; feld++) {
      const wie_oft = new Map();
      this.gehe_durch(feld, begriff, (seite) => wie_oft.set(seite, (wie_oft.get(seite) ?? 0) + 1));
      const selten = Math.log(1 + (this.anzahl - wie_oft.size + 0.5) / (wie_oft.size + 0.5));
      const [laengen, mittel] = [this.laengen[feld], this.mittel[feld]];
      for (const [seite, zahl] of wie_oft) {
        const gebremst = zahl + SAETTIGUNG * (1 - LAENGE + (LAENGE * laengen[seite]) / mittel);
        const wert = this.gewichte[feld] * selten * (BODEN + (zahl * (SAETTIGUNG + 1)) / gebremst);
        werte.set(seite, (werte.get(seite) ?? 0) + wert);
      }
    }
    return werte;
  }
}
