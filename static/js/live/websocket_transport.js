// The way over a WebSocket. Another way (server-sent events, polling) is another file with the same three words.

/** @typedef {{opened: () => void, received: (text: string) => void, closed: (code: number) => void}} Ears */
/** @typedef {{send: (text: string) => void, close: () => void}} Transport */
/** @typedef {(ears: Ears) => Transport} OpenTransport */

/** @param {string} url @returns {OpenTransport} */
function overWebSocket(url) {
  return (ears) => {
    const address = new URL(url, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    let isOver = false;
    const over = (/** @type {number} */ code) => {
      if (isOver) return;
      isOver = true;
      ears.closed(code);
    };
    socket.onopen = () => ears.opened();
    socket.onmessage = (event) => {
      if (!isOver) ears.received(String(event.data));
    };
    socket.onclose = (event) => over(event.code);
    return {
      send: (text) => socket.send(text),
      close: () => {
        socket.close();
        over(1000);
      },
    };
  };
}

export { overWebSocket };
