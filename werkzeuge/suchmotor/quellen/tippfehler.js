// How many typos lie between two words: letters changed, missing, added or swapped with the next.

/** The letters of a word as bits, so that most words need not be compared at all: one typo changes at most two of them. */
export const buchstaben = (wort) => {
  let bits = 0;
  for (let i = 0; i < wort.length; i++) bits |= 1 << (wort.charCodeAt(i) & 31);
  return bits;
};

export const zu_verschieden = (a, b, hoechstens) => {
  let rest = a ^ b;
  let zahl = 0;
  for (; rest; rest &= rest - 1) zahl++;
  return zahl > 2 * hoechstens;
};

const LAENGSTES = 64;
let [davor, vorher, zeile] = [0, 0, 0].map(() => new Uint8Array(LAENGSTES + 1));

/** The number of typos between two words; Infinity where it is more than `hoechstens`, or a word is no word any more. */
export const tippfehler = (a, b, hoechstens) => {
  if (Math.abs(a.length - b.length) > hoechstens || a.length > LAENGSTES || b.length > LAENGSTES) return Infinity;
  for (let j = 0; j <= b.length; j++) vorher[j] = j;
  for (let i = 1; i <= a.length; i++) {
    zeile[0] = i;
    let kleinste = i;
    for (let j = 1; j <= b.length; j++) {
      let wert = Math.min(vorher[j] + 1, zeile[j - 1] + 1, vorher[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) wert = Math.min(wert, davor[j - 2] + 1);
      zeile[j] = wert;
      if (wert < kleinste) kleinste = wert;
    }
    if (kleinste > hoechstens) return Infinity;
    [davor, vorher, zeile] = [vorher, zeile, davor];
  }
  return vorher[b.length] <= hoechstens ? vorher[b.length] : Infinity;
};
