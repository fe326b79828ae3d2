// Lets tests import "preact" and the others by the names of the page's import map, from static/vendor.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

const here = new URL("../../static/", import.meta.url);
const { files } = JSON.parse(readFileSync(new URL("vendor/MANIFEST.json", here), "utf8"));
const named = new Map(files.filter((file) => file.imported_as).map((file) => [file.imported_as, new URL(file.file, here).href]));

registerHooks({
  resolve(specifier, context, next) {
    const url = named.get(specifier);
    return url ? { url, format: "module", shortCircuit: true } : next(specifier, context);
  },
});
