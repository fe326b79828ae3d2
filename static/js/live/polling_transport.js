// The way over ordinary requests, where something between here and the server lets no websocket through.

/** @typedef {import("./websocket_transport.js").OpenTransport} OpenTransport */

const LOST = 1006;
const SEAT_GONE = 4001;
const GONE = new Set([401, 403, 404]);

/** @param {string} url @param {string} [query] What the line is opened with. @param {typeof fetch} [ask] @returns {OpenTransport} */
function overPolling(url, query = "", ask = (...given) => fetch(...given)) {
  return (ears) => {
    let isOver = false;
    let isSending = false;
    let line = "";
    /** @type {string[]} */
    let waiting = [];
    const stop = new AbortController();
    /** @param {number} code */
    const over = (code) => {
      if (isOver) return;
      isOver = true;
      stop.abort();
      ears.closed(code);
    };
    /** @param {string} path @param {unknown} [body] */
    async function call(path, body) {
      const posted = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const answer = await ask(url + path, { ...(body !== undefined && posted), signal: stop.signal });
      if (answer.ok) return answer.json();
      throw Object.assign(new Error("refused"), { code: (!path || path.startsWith("?")) && GONE.has(answer.status) ? SEAT_GONE : LOST });
    }
    const lost = (/** @type {{code?: number}} */ error) => over(typeof error.code === "number" && error.code > 1000 ? error.code : LOST);
    async function listen() {
      ({ line } = await call(query && `?${query}`, {}));
      if (isOver) return;
      ears.opened();
      while (!isOver) {
        const { texts, closed } = await call(`/${line}`);
        for (const text of texts) if (!isOver) ears.received(text);
        if (closed !== null) over(closed);
      }
    }
    async function flush() {
      if (isSending || !line) return;
      isSending = true;
      while (waiting.length && !isOver) {
        const texts = waiting.splice(0, 32);
        await call(`/${line}`, { texts });
      }
      isSending = false;
    }
    listen().catch(lost);
    return {
      send: (text) => {
        waiting.push(text);
        flush().catch(lost);
      },
      close: () => over(1000),
    };
  };
}

export { overPolling };
