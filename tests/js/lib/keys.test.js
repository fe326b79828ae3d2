import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../../static/", import.meta.url);
const parts = readdirSync(new URL("i18n/parts/", root)).filter((name) => name.endsWith(".nl.json"));
const texts = Object.assign({}, ...parts.map((name) => JSON.parse(readFileSync(new URL(`i18n/parts/${name}`, root), "utf8"))));
const files = readdirSync(new URL("js/", root), { recursive: true }).filter((name) => name.endsWith(".js"));
const sources = files.map((name) => readFileSync(new URL(`js/${name}`, root), "utf8"));

test("every key that the pages name stands in the texts", () => {
  const named = sources.flatMap((text) => [...text.matchAll(/\bt\(([^()`]*?"[^)]*?)\)/g)].flatMap(([, inside]) => [...inside.split("{")[0].matchAll(/"([a-z_]+(?:\.[a-z_0-9]+)+)"/g)].map((one) => one[1])));
  assert.ok(named.length > 250, `only ${named.length} keys were found`);
  assert.deepEqual([...new Set(named)].filter((key) => !(key in texts)), []);
});

test("every key that the pages put together has its texts", () => {
  const beginnings = sources.flatMap((text) => [...text.matchAll(/\bt\(`([a-z_.]+)\.\$\{/g)].map((one) => one[1]));
  const absent = [...new Set(beginnings)].filter((start) => !Object.keys(texts).some((key) => key.startsWith(`${start}.`)));
  assert.deepEqual(absent, []);
});

test("no text of the player's page stands unused", () => {
  const all = sources.join("\n");
  const beginnings = [...all.matchAll(/`([a-z_]+(?:\.[a-z_]+)*)\.\$\{/g)].map((one) => `${one[1]}.`);
  const own = Object.keys(JSON.parse(readFileSync(new URL("i18n/parts/player.nl.json", root), "utf8")));
  const isUsed = (key) => all.includes(`"${key}"`) || beginnings.some((start) => key.startsWith(start)) || /\.title$|^news\./.test(key);
  assert.deepEqual(own.filter((key) => !isUsed(key)), []);
});
