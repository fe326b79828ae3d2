// The words of the page by key. Reading a text subscribes a component to the language, so a switch redraws it.
import { signal } from "@preact/signals";

/** @typedef {Record<string, string | Record<string, string>>} Texts */
/** @typedef {Record<string, string | number>} Values */

const chosen = signal({ language: "nl", texts: /** @type {Texts} */ ({}) });
/** @type {Map<string, Intl.PluralRules>} */
const plurals = new Map();

/** @param {Texts} texts @param {string} language */
function setTexts(texts, language) {
  chosen.value = { language, texts };
}

/** The language that the page is in. */
function language() {
  return chosen.value.language;
}

/** @param {string} key */
function hasText(key) {
  return Object.hasOwn(chosen.value.texts, key);
}

/** @param {Record<string, string>} forms @param {number} count @param {string} lang */
function pluralForm(forms, count, lang) {
  const rules = plurals.get(lang) ?? new Intl.PluralRules(lang);
  plurals.set(lang, rules);
  return forms[rules.select(count)] ?? forms["other"] ?? "";
}

/** The text of a key with its `{placeholders}` filled in; `count` chooses the plural. An unknown key shows itself.
 * @param {string} key @param {Values} [values] */
function t(key, values = {}) {
  const { texts, language: lang } = chosen.value;
  const found = texts[key] ?? key;
  const form = typeof found === "string" ? found : pluralForm(found, Number(values["count"] ?? 0), lang);
  return form.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export { hasText, language, setTexts, t };
