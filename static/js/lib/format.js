// Times, numbers and lengths as people write them. Times of the story are shown in UTC and in the story's zone.
import { language } from "./text.js";

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone @param {boolean} withDate */
function timeFormat(zone, withDate) {
  const key = `${language()} ${zone} ${withDate}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language(), {
      timeZone: zone,
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      ...(withDate ? { day: "numeric", month: "long" } : {}),
    });
  formats.set(key, made);
  return made;
}

/** Seconds as `m:ss`, or `h:mm:ss` from an hour on; never below zero.
 * @param {number} seconds */
function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** A moment's time of day in UTC.
 * @param {string} iso */
function utcTime(iso) {
  return timeFormat("UTC", false).format(new Date(iso));
}

/** A moment's time of day in the story's zone.
 * @param {string} iso @param {string} zone */
function localTime(iso, zone) {
  return timeFormat(zone, false).format(new Date(iso));
}

/** Minutes between the zone's clock and UTC at that moment.
 * @param {string} iso @param {string} zone */
function offsetMinutes(iso, zone) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(new Date(iso));
  const found = /GMT([+-])(\d+):(\d+)/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "");
  return found ? Number(`${found[1]}1`) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}

/** A number in the language of the page.
 * @param {number} value @param {number} [decimals] */
function number(value, decimals = 2) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: decimals }).format(value);
}

/** A number as people type it, with a comma or a point; null when it is none.
 * @param {string} typed */
function readNumber(typed) {
  const text = typed.trim().replace(/\s|%/g, "").replace(",", ".");
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** A time of day as typed (`2:46`, `02.46.00`) as seconds; null when it is none.
 * @param {string} typed */
function readTime(typed) {
  const found = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/.exec(typed.trim());
  const [hours, minutes, seconds] = found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : [NaN, NaN, NaN];
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : null;
}

/** Seconds of the day as `hh:mm:ss`.
 * @param {number} seconds */
function timeOfDay(seconds) {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}

/** The times that a text names one after another, when it names more than one: `02:59:58. 02:59:59. And then 02:00:00`.
 * @param {string} text @returns {string[]} */
function runningTimes(text) {
  const found = text.match(/\b\d{1,2}[:.]\d{2}[:.]\d{2}\b/g) ?? [];
  return found.length > 1 ? found : [];
}

/** The first letters of a name's words, at most two.
 * @param {string} name */
function monogram(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.map((word) => [...word][0] ?? "");
  return (letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : [...(words[0] ?? "?")].slice(0, 2).join("")).toUpperCase();
}

export { duration, localTime, monogram, number, offsetMinutes, readNumber, readTime, runningTimes, timeOfDay, utcTime };
