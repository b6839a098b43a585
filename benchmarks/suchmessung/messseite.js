// Three searches behind one way to start and ask them, each as its own user interface does it, without that interface.
// A search is {starte: () => Promise, frage: (text, hoechstens) => Promise<[address of a page, without anchor]>}.
"use strict";

const [EINRICHTEN, BEREIT, FRAGE, ANTWORT] = [0, 1, 2, 3]; // ours took over the messages of Material's worker
const seite_von = (ort) => ort.split("#")[0].replace(/^\//, "");

/** The next message of a worker that fits. */
const antwort = (arbeiter, passt) =>
  new Promise((fertig, fehler) => {
    const hoere = ({ data }) => {
      if (data.type < 0) fehler(new Error(data.data));
      if (!passt(data)) return;
      arbeiter.removeEventListener("message", hoere);
      fertig(data.data);
    };
    arbeiter.addEventListener("message", hoere);
    arbeiter.addEventListener("error", fehler);
  });

const SUCHEN = {
  /** See overrides/assets/javascripts/suche.js: worker and index when the search is first wanted. */
  unsere: ({ motor, index }) => {
    let arbeiter;
    return {
      starte: async () => {
        arbeiter = new Worker(motor);
        const bereit = antwort(arbeiter, ({ type }) => type === BEREIT);
        arbeiter.postMessage({ type: EINRICHTEN, data: { index: new URL(index, location).href } });
        await bereit;
      },
      frage: async (text, hoechstens) => {
        const frage = text.trim();
        const gefunden = antwort(arbeiter, ({ type, data }) => type === ANTWORT && data.frage === frage);
        arbeiter.postMessage({ type: FRAGE, data: frage });
        return (await gefunden).items.slice(0, hoechstens).map(([{ location: ort }]) => seite_von(ort));
      },
    };
  },

  /** See integrations/search/worker of Material: worker and index together; the worker itself puts a star behind every word. */
  material: ({ motor, index }) => {
    let arbeiter;
    return {
      starte: async () => {
        arbeiter = new Worker(motor);
        const { config, docs } = await (await fetch(index)).json();
        const bereit = antwort(arbeiter, ({ type }) => type === BEREIT);
        arbeiter.postMessage({ type: EINRICHTEN, data: { config, docs, options: { suggest: false } } });
        await bereit;
      },
      frage: async (text, hoechstens) => {
        const gefunden = antwort(arbeiter, ({ type }) => type === ANTWORT);
        arbeiter.postMessage({ type: FRAGE, data: text });
        return (await gefunden).items.slice(0, hoechstens).map(([{ location: ort }]) => seite_von(ort));
      },
    };
  },

  /** See pagefind.js: what to show of a hit, even its address, lies in a file of its own. */
  pagefind: ({ motor }) => {
    let pagefind;
    return {
      starte: async () => {
        pagefind = await import(motor);
        await pagefind.init(); // returns at once,
        await pagefind.filters(); // and this when worker, WebAssembly and the list of its files are there
      },
      frage: async (text, hoechstens) => {
        const { results } = await pagefind.search(text);
        return (await Promise.all(results.slice(0, hoechstens).map((eines) => eines.data()))).map(({ url }) => seite_von(url));
      },
    };
  },
};

let suche;

/** Start a search; milliseconds until it can be asked. */
globalThis.starte = async (name, dateien) => {
  suche = SUCHEN[name](dateien);
  const beginn = performance.now();
  await suche.starte();
  return performance.now() - beginn;
};

globalThis.frage = (text, hoechstens) => suche.frage(text, hoechstens);

/** Type a question letter by letter; for each the milliseconds until its list of hits is there. */
globalThis.tippe = async (text, hoechstens) => {
  const dauern = [];
  for (let bis = 1; bis <= text.length; bis++) {
    const beginn = performance.now();
    await suche.frage(text.slice(0, bis), hoechstens);
    dauern.push(performance.now() - beginn);
    await new Promise((fertig) => setTimeout(fertig, 0));
  }
  return dauern;
};
