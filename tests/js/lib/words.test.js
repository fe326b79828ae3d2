import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { duration, localTime, monogram, offsetMinutes, readNumber, readTime, timeOfDay, utcTime } from "../../../static/js/lib/format.js";
import { hasText, language, setTexts, t } from "../../../static/js/lib/text.js";

const read = (lang) => JSON.parse(readFileSync(new URL(`../../../static/i18n/parts/player.${lang}.json`, import.meta.url), "utf8"));
const placeholders = (text) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((one) => one[1]);

test("a text fills its placeholders, chooses its plural, and an unknown key shows itself", () => {
  setTexts({ hello: "Hoi {name}", rows: { one: "{count} rij", other: "{count} rijen" } }, "nl");
  assert.equal(t("hello", { name: "Noor" }), "Hoi Noor");
  assert.equal(t("hello"), "Hoi {name}");
  assert.equal(t("rows", { count: 1 }), "1 rij");
  assert.equal(t("rows", { count: 3 }), "3 rijen");
  assert.equal(t("nowhere"), "nowhere");
  assert.deepEqual([hasText("hello"), hasText("toString"), language()], [true, false, "nl"]);
});

test("both languages of the player's page have the same keys, forms and placeholders, and shout nowhere", () => {
  const [nl, en] = [read("nl"), read("en")];
  assert.deepEqual(Object.keys(nl), Object.keys(en));
  for (const [key, text] of Object.entries(nl)) {
    assert.equal(typeof text, typeof en[key], key);
    assert.deepEqual(new Set(placeholders(text)), new Set(placeholders(en[key])), key);
    assert.ok(!/!/.test(JSON.stringify([text, en[key]])), key);
  }
});

test("lengths are minutes and seconds, with hours when there are any", () => {
  assert.deepEqual([duration(65), duration(3725), duration(-3)], ["1:05", "1:02:05", "0:00"]);
});

test("the hour that comes twice is told apart by its offset", () => {
  const [summer, winter] = ["2026-10-25T00:46:00Z", "2026-10-25T01:46:00Z"];
  assert.equal(utcTime(summer), "00:46:00");
  assert.equal(localTime(summer, "Europe/Amsterdam"), "02:46:00");
  assert.equal(localTime(winter, "Europe/Amsterdam"), "02:46:00");
  assert.deepEqual([summer, winter].map((one) => offsetMinutes(one, "Europe/Amsterdam")), [120, 60]);
});

test("numbers and times are read as people type them", () => {
  assert.deepEqual([readNumber("91,2 %"), readNumber("1 000"), readNumber(""), readNumber("a")], [91.2, 1000, null, null]);
  assert.deepEqual([readTime("2:46"), readTime("02.46.30"), readTime("25:00"), readTime("x")], [9960, 9990, null, null]);
  assert.equal(timeOfDay(48_000), "13:20:00");
});

test("a monogram is made of letters", () => {
  assert.deepEqual(["Stille Lepelaar", "Robin (robot)", "Noor", "👋"].map(monogram), ["SL", "RR", "NO", "?"]);
});
