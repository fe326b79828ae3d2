// The words for a request that got a no.
import { hasText, t } from "../lib/text.js";

/** @param {any} error */
function errorText(error) {
  const key = [`refusal.${error?.code}`, `error.${error?.code}`].find(hasText);
  return error?.text || (key ? t(key, error.details ?? {}) : t("error.no_answer"));
}

export { errorText };
