// German as people type it → the words of the index: one spelling for umlauts, ß, accents and gender forms, no endings.

const UMLAUTE = { ä: "a", ö: "o", ü: "u", ß: "ss" };
const EINZELN = { ł: "l", đ: "d", ø: "o", œ: "o", æ: "a", ı: "i", þ: "th" };

const NUR_ASCII = /^[\x00-\x7f]*$/;
const NUR_KLEIN = /^[a-z]*$/;
const UMSCHRIFT = /([ao]|(?<![ae])u)e/; // not in Frauen and neue
const UMSCHRIFTEN = new RegExp(UMSCHRIFT, "g");

/** One spelling: small letters, no accents, ä = ae = a, ß = ss. */
export const falte = (text) => {
  if (NUR_KLEIN.test(text) && !UMSCHRIFT.test(text)) return text; // most words are so already
  let klein = text.toLowerCase().replace(/[äöüß]/g, (zeichen) => UMLAUTE[zeichen]);
  if (!NUR_ASCII.test(klein))
    klein = klein
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[łđøœæıþ]/g, (zeichen) => EINZELN[zeichen]);
  return klein.replace(UMSCHRIFTEN, "$1");
};

// Bürger*innen, Bürger:innen, Bürger_innen, Bürger/-innen, Bürger(innen), Migranten*innen: the word for women stands for all.
const GENDER = /(?<=\p{L}{2})(?:[*:_·/]-?(in(?:nen)?)|\((in(?:nen)?)\)|(In(?:nen)?))(?!\p{L})/gu;
const FUGE = "\u2060"; // stands for the sign that is left out, so that every letter keeps its place
const WORT = /\p{N}+(?:[.,]\p{N}+)*\p{L}?(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u2060]*/gu;

/** The words of a text as [word, from, to]; a gender form is one word. */
const woerter_mit_ort = (text) =>
  [...text.replace(GENDER, (ganz, a, b, c) => (a ?? b ?? c).toLowerCase().padStart(ganz.length, FUGE)).matchAll(WORT)].map(
    ({ 0: wort, index }) => [wort.replaceAll(FUGE, ""), index, index + wort.length],
  );

const HAT_ZIFFER = /\p{N}/u;
export const ist_zahl = (wort) => !NUR_KLEIN.test(wort) && HAT_ZIFFER.test(wort);

// The longest ending that leaves enough of the word goes; what remains need not be a word, only the same for all forms.
// An s belongs to the word after a vowel or r, as in Haus and Kurs; "in" ends words for women after what ends those for men.
const ENDUNGEN = ["ern", "ers", "em", "er", "en", "es", "e"];
const N_NACH = "lr";
const S_NACH = "bdfghklmnt";
const IN_NACH = /(?:[aeo]r|st|nt|zt|nd|eg)$/;

const ohne_in = (wort) => {
  if (wort.endsWith("innen") && wort.length >= 9) return wort.slice(0, -5);
  if (wort.endsWith("in") && wort.length >= 6 && IN_NACH.test(wort.slice(0, -2))) return wort.slice(0, -2);
  return wort;
};

const ohne_endung = (wort) => {
  for (const endung of ENDUNGEN)
    if (wort.endsWith(endung) && wort.length >= endung.length + 3) return wort.slice(0, -endung.length);
  const nach = wort.endsWith("n") ? N_NACH : wort.endsWith("s") ? S_NACH : "";
  return wort.length >= 4 && nach.includes(wort[wort.length - 2]) ? wort.slice(0, -1) : wort;
};

/** A folded word without its ending: lehrkrafte and lehrkraft → lehrkraft. */
export const stamm = (wort) => (ist_zahl(wort) ? wort : ohne_endung(ohne_in(wort)));

const bekannt = new Map();
const stamm_von = (wort) => {
  let ergebnis = bekannt.get(wort);
  if (ergebnis === undefined) bekannt.set(wort, (ergebnis = stamm(falte(wort))));
  return ergebnis;
};

/** The stems of a text, with where each stands. */
export const staemme_mit_ort = (text) => woerter_mit_ort(text).map(([wort, von, bis]) => [stamm_von(wort), von, bis]);

const EIN_WORT = /^[a-zäöüß]+$/;
// Texts of German letters and signs alone, without what may be a gender form: most of all, and the same words in half the time.
const DEUTSCH = /^[ -~ÄÖÜäöüß§€–„“”‚‘’…]*$/;
const VIELLEICHT_GENDER = /[*:_·/(]|\SIn/;
const DEUTSCHES_WORT = /[0-9]+(?:[.,][0-9]+)*[A-Za-zÄÖÜäöüß]?(?![A-Za-zÄÖÜäöüß0-9])|[A-Za-zÄÖÜäöüß0-9]+/g;

/** The stems of a text. */
export const staemme = (text) => {
  if (EIN_WORT.test(text)) return [stamm(falte(text))];
  if (DEUTSCH.test(text) && !VIELLEICHT_GENDER.test(text)) return (text.match(DEUTSCHES_WORT) ?? []).map(stamm_von);
  return staemme_mit_ort(text).map(([wort]) => wort);
};

/** A label like "M 3.4" or "Ü4" as it is compared: as written, but for blanks and capitals. */
export const nummer = (text) => falte(text).replace(/[\s\u00a0]+/g, "").replace(/\.$/, "");

/** Words that say nothing alone; left out of a question that has others. */
export const FUELLWOERTER = new Set(
  (
    "aber alle als am an auch auf aus bei beim bin bis bitte brauche da dann das dass dem den der des die dies diese dieser doch dort du ein eine einem einen einer eines er es etwas " +
    "finde finden für gibt haben habe hat hier ich ihr ihre im in ist ja jemand kann können könnt man mein meine meinem meinen mich mir mit möchte nach nicht noch nur ob oder " +
    "sein seine sich sie sind so soll sollen sucht suche um und uns unser unsere vom von vor wann warum was wegen welche welcher welches wem wen wenn wer werde werden wie wir wird wo wohin " +
    "wollen will wurde zu zum zur über oft viel mehr sehr immer schon lassen lasse gern gerne machen mache geben geht gehen kommen komme bekommen bekomme"
  )
    .split(" ")
    .map(stamm_von),
);
