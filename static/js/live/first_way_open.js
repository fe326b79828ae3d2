// Takes the first way for as long as it opens. When it does not open twice in a row, the second way is tried; when that does not open
// either, the server is not there, and the first way gets its turn again.

/** @typedef {import("./websocket_transport.js").OpenTransport} OpenTransport */

const TRIES = 2;
const OPENS_WITHIN_MS = 6000;

/** @param {OpenTransport} first @param {OpenTransport} second @param {typeof setTimeout} [later] @returns {OpenTransport} */
function firstWayOpen(first, second, later = (...given) => setTimeout(...given)) {
  let failures = 0;
  return (ears) => {
    const isFirst = failures < TRIES;
    let isOpen = false;
    let isOver = false;
    const transport = (isFirst ? first : second)({
      opened: () => {
        isOpen = true;
        ears.opened();
      },
      received: ears.received,
      closed: (code) => {
        isOver = true;
        if (!isOpen) failures = isFirst ? failures + 1 : 0;
        else if (isFirst) failures = 0;
        ears.closed(code);
      },
    });
    if (isFirst) later(() => !isOpen && !isOver && transport.close(), OPENS_WITHIN_MS);
    return transport;
  };
}

export { OPENS_WITHIN_MS, TRIES, firstWayOpen };
