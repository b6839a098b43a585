// What a hit shows of a page: the passage that answers, found words marked, second names with their language. HTML, escaped.
import { staemme_mit_ort } from "./sprache.js";

const WOERTER_DAVOR = 8;
const LAENGE = 32;

export const escape = (text) => text.replace(/[&<>"']/g, (zeichen) => `&#${zeichen.charCodeAt(0)};`);

/** The text as HTML with some stretches in elements; stretches neither overlap nor are empty. */
const mit_elementen = (text, strecken) => {
  let html = "";
  let bis = 0;
  for (const [von, ende, auf, zu] of strecken.sort((a, b) => a[0] - b[0])) {
    if (von < bis) continue;
    html += escape(text.slice(bis, von)) + auf + escape(text.slice(von, ende)) + zu;
    bis = ende;
  }
  return html + escape(text.slice(bis));
};

/** The text with found words marked and the names of a second language in elements that say so. */
export const markiert = (text, worte, sprachen = {}) => {
  const strecken = [];
  for (const [name, sprache] of Object.entries(sprachen))
    for (let von = text.indexOf(name); von >= 0; von = text.indexOf(name, von + name.length))
      strecken.push([von, von + name.length, `<span lang="${escape(sprache)}">`, "</span>"]);
  for (const [stamm, von, bis] of staemme_mit_ort(text)) if (worte.has(stamm)) strecken.push([von, bis, "<mark>", "</mark>"]);
  return mit_elementen(text, strecken);
};

/** The stretch of a text that holds most of the found words; empty where it holds none. */
export const passage = (text, worte) => {
  const alle = staemme_mit_ort(text);
  const funde = alle.flatMap(([stamm], nr) => (worte.has(stamm) ? [nr] : []));
  if (!funde.length) return "";
  let [beste, meiste] = [funde[0], 0];
  for (const erster of funde) {
    const verschiedene = new Set(funde.filter((nr) => nr >= erster && nr < erster + LAENGE - WOERTER_DAVOR).map((nr) => alle[nr][0]));
    if (verschiedene.size > meiste) [beste, meiste] = [erster, verschiedene.size];
  }
  const von = Math.max(0, Math.min(beste - WOERTER_DAVOR, alle.length - LAENGE));
  const bis = Math.min(alle.length, von + LAENGE) - 1;
  const ende = bis + 1 < alle.length ? alle[bis][2] : text.length;
  return `${von ? "… " : ""}${text.slice(von ? alle[von][1] : 0, ende)}${ende < text.length ? " …" : ""}`;
};
