// Bundles the sources of the search engine into the one file that the theme ships. Its first line says of what it was made,
// so that a test without Node sees when it is stale.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const hier = new URL("./", import.meta.url);
const ziel = new URL("../../overrides/assets/javascripts/suchmotor.js", import.meta.url);

const summe = (...texte) => texte.reduce((h, text) => h.update(text), createHash("sha256")).digest("hex").slice(0, 16);
const quellen = readdirSync(new URL("quellen/", hier)).sort().map((name) => `quellen/${name}`);
const lies = (name) => readFileSync(new URL(name, hier));

const { outputFiles } = await build({
  entryPoints: [new URL("quellen/dienst.js", hier).pathname],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "none",
  write: false,
});
const text = outputFiles[0].text;
const kopf = `/*! Suchmotor, quellen ${summe(...[...quellen, "package-lock.json"].map(lies))}, inhalt ${summe(text)} */\n`;
writeFileSync(ziel, kopf + text);
console.log(`${(kopf.length + text.length) / 1000} kB`);
