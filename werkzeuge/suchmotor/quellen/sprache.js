// German as people type it → the words of the index: one spelling for umlauts, ß, accents and gender forms, no endings.

const UMLAUTE = { ä: "a", ö: "o", ü: "u", ß: "ss" };
const EINZELN = { ł: "l", đ: "d", ø: "o", œ: "o", æ: "a", ı: "i", þ: "th" };

const NUR_ASCII = /^[\x00-\x7f]*$/;

/** One spelling: small letters, no accents, ä = ae = a, ß = ss. */
export const falte = (text) => {
  let klein = text.toLowerCase().replace(/[äöüß]/g, (zeichen) => UMLAUTE[zeichen]);
  if (!NUR_ASCII.test(klein))
    klein = klein
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[łđøœæıþ]/g, (zeichen) => EINZELN[zeichen]);
  return klein.replace(/([ao]|(?<![ae])u)e/g, "$1"); // not in Frauen and neue
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
export const ist_zahl = (wort) => HAT_ZIFFER.test(wort);

// Of each row the longest ending that leaves enough of the word goes; what remains need not be a word, only the same for all forms.
// An s belongs to the word after a vowel or r, as in Haus and Kurs; "in" ends words for women after what ends those for men.
const ENDUNGEN = [
  [/^(.{4,}?)(?:innen|(?<=[aeo]r|st|nt|zt|nd|eg)in)$/, "$1"],
  [/^(.{3,}?)(?:ern|ers|em|er|en|es|e|(?<=[lr])n|(?<=[bdfghklmnt])s)$/, "$1"],
];

const ENDET_SO = /[emnrs]$/; // all of them do; other words need not be looked at

/** A folded word without its ending: lehrkrafte and lehrkraft → lehrkraft. */
export const stamm = (wort) =>
  !ENDET_SO.test(wort) || ist_zahl(wort) ? wort : ENDUNGEN.reduce((rest, [muster, kern]) => rest.replace(muster, kern), wort);

const bekannt = new Map();
const stamm_von = (wort) => {
  let ergebnis = bekannt.get(wort);
  if (ergebnis === undefined) bekannt.set(wort, (ergebnis = stamm(falte(wort))));
  return ergebnis;
};

/** The stems of a text, with where each stands. */
export const staemme_mit_ort = (text) => woerter_mit_ort(text).map(([wort, von, bis]) => [stamm_von(wort), von, bis]);

const EIN_WORT = /^[a-zäöüß]+$/;

/** The stems of a text. */
export const staemme = (text) => (EIN_WORT.test(text) ? [stamm(falte(text))] : staemme_mit_ort(text).map(([wort]) => wort));

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
