// Makes a part of the page like what the server draws of it now, and touches nothing that is the same: what somebody types, has opened
// or stands on stays as it is. Members of a list are told apart by `data-key` or `id`.

/** The person's own: whether something is folded open. */
const OWN = new Set(["open"]);
/** What the page's own script says in a part of it. */
const LEFT_ALONE = "data-own";

/** @param {Element} now What stands in the page. @param {Element} next What the server draws now. */
function redraw(now, next) {
  if (now.hasAttribute(LEFT_ALONE)) return;
  for (const { name } of [...now.attributes]) if (!OWN.has(name) && !next.hasAttribute(name)) now.removeAttribute(name);
  for (const { name, value } of next.attributes) if (!OWN.has(name) && now.getAttribute(name) !== value) now.setAttribute(name, value);
  if (now.matches("select") && now === document.activeElement) return;
  /** @type {ChildNode | null} */
  let at = now.firstChild;
  for (const child of [...next.childNodes]) {
    const found = findFrom(at, child);
    if (found === null) {
      now.insertBefore(document.importNode(child, true), at);
      continue;
    }
    at = clear(now, at, found);
    redrawOne(found, child);
    at = found.nextSibling;
  }
  while (at) {
    const after = at.nextSibling;
    at.remove();
    at = after;
  }
}

/** The one that stands for `child`, from `at` on. @param {ChildNode | null} at @param {ChildNode} child @returns {ChildNode | null} */
function findFrom(at, child) {
  for (let one = at; one; one = one.nextSibling) {
    if (isSame(one, child)) return one;
    if (keyOf(child) === null && keyOf(one) !== null) return null;
  }
  return null;
}

/** Brings `found` to where `at` is: what has a key waits for its own turn behind it, what has none is gone.
 * @param {Element} now @param {ChildNode | null} at @param {ChildNode} found @returns {ChildNode} */
function clear(now, at, found) {
  while (at && at !== found) {
    const after = at.nextSibling;
    if (keyOf(at) === null) at.remove();
    else now.insertBefore(at, found.nextSibling);
    at = after;
  }
  return found;
}

/** @param {ChildNode} now @param {ChildNode} next */
function redrawOne(now, next) {
  if (now.isEqualNode(next)) return;
  if (now instanceof Element && next instanceof Element) redraw(now, next);
  else now.nodeValue = next.nodeValue;
}

/** @param {ChildNode} one @param {ChildNode} other */
function isSame(one, other) {
  return one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

/** @param {ChildNode} node @returns {string | null} */
function keyOf(node) {
  return node instanceof Element ? (node.getAttribute("data-key") ?? (node.id || null)) : null;
}

/** Draws a part of this page as the server draws it now; false when the server did not answer. @param {HTMLElement} place */
async function drawAgain(place) {
  const address = new URL(location.href);
  address.searchParams.set("again", "1");
  const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return false;
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(place.id);
  if (drawn) redraw(place, drawn);
  return drawn !== null;
}

export { drawAgain, redraw };
