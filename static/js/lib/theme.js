// Night or paper, as chosen on this device; `auto` follows the system. The page's own theme holds until somebody chooses.

const NAME = "thebridge.theme";

/** @param {Storage | null} place @param {string} otherwise */
function chosenTheme(place, otherwise) {
  return place?.getItem(NAME) ?? otherwise;
}

/** @param {HTMLElement} root @param {Storage | null} place @param {string} theme @param {boolean} [isKept] */
function setTheme(root, place, theme, isKept = true) {
  if (theme === "auto") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  if (isKept) place?.setItem(NAME, theme);
}

export { chosenTheme, setTheme };
