// What the generator wrote → what MiniSearch reads. Every word of the index is looked at once and not once for each page,
// which is what lets a concept of thousands of pages be ready in about a second.
import MiniSearch from "minisearch";
import { staemme } from "./sprache.js";

/** Words of which each begins with a digit: so many letters are those of the word before it. */
const ausgeschrieben = (kurz) => {
  let wort = "";
  return kurz ? kurz.split(" ").map((rest) => (wort = wort.slice(0, Number(rest[0])) + rest.slice(1))) : [];
};

/** A MiniSearch over the pages of an index, by their place in its columns, and all its words; `gewichte` names the fields. */
export const baue = (index, gewichte) => {
  const namen = Object.keys(gewichte);
  const anzahl = index.ort.length;
  const begriffe = new Map(); // word → one {page: how often} for each field
  const laengen = Array.from({ length: anzahl }, () => namen.map(() => 0));

  const zaehle = (wort, feld, seite) => {
    let felder = begriffe.get(wort);
    if (!felder) begriffe.set(wort, (felder = {}));
    const seiten = (felder[feld] ??= {});
    if (!(seite in seiten)) laengen[seite][feld] += 1;
    seiten[seite] = (seiten[seite] ?? 0) + 1;
  };
  const nimm = (name, seite, woerter) => {
    const feld = namen.indexOf(name);
    for (const wort of woerter) zaehle(wort, feld, seite);
  };

  const text = namen.indexOf("text");
  ausgeschrieben(index.woerter).forEach((wort, nr) => {
    for (const stueck of staemme(wort)) {
      let seite = -1;
      for (const schritt of index.vorkommen[nr]) zaehle(stueck, text, (seite += schritt + 1));
    }
  });
  const [stellen, ziele, felder] = [index.stellen, index.ziele, index.felder].map((liste) => liste.map(staemme));
  for (let seite = 0; seite < anzahl; seite++) {
    nimm("titel", seite, staemme(`${index.nr[seite]} ${index.titel[seite]}`));
    nimm("kurz", seite, staemme(index.kurz[seite]));
    for (const nr of index.stelle[seite]) nimm("stelle", seite, stellen[nr]);
    for (const nr of index.ziel[seite]) nimm("ziel", seite, ziele[nr]);
    for (const nr of index.feld[seite]) nimm("ziel", seite, felder[nr]);
  }

  const nummern = Object.fromEntries(laengen.map((_, seite) => [seite, seite]));
  const mini = MiniSearch.loadJS(
    {
      serializationVersion: 2,
      documentCount: anzahl,
      nextId: anzahl,
      documentIds: nummern,
      fieldIds: Object.fromEntries(namen.map((name, nr) => [name, nr])),
      fieldLength: Object.fromEntries(laengen.entries()),
      averageFieldLength: namen.map((_, feld) => laengen.reduce((summe, laenge) => summe + laenge[feld], 0) / (anzahl || 1)),
      storedFields: {},
      dirtCount: 0,
      index: [...begriffe],
    },
    { fields: namen, processTerm: (wort) => wort, searchOptions: { boost: gewichte, prefix: false, fuzzy: false } },
  );
  return { mini, vokabular: new Set(begriffe.keys()) };
};
