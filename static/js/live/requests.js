// What the page asks over HTTP: sources, tables, the clock tool, a way in for another device.

class RequestRefused extends Error {
  /** @param {string} code @param {string} text @param {Record<string, unknown>} details */
  constructor(code, text, details) {
    super(text || code);
    this.code = code;
    this.text = text;
    this.details = details;
  }
}

/** @param {string} seat @param {string | undefined} csrf @param {typeof fetch} ask */
function requestsOf(seat, csrf, ask = (...given) => fetch(...given)) {
  const at = `/s/${encodeURIComponent(seat)}`;
  /** @param {string} path @param {unknown} [body] */
  async function call(path, body) {
    const answer = await ask(at + path, body === undefined ? { headers: { accept: "application/json" } } : posted(body, csrf)).catch(() => null);
    if (answer === null) throw new RequestRefused("no_connection", "", {});
    const isJson = answer.headers.get("content-type")?.includes("json");
    const said = isJson ? await answer.json() : {};
    if (!answer.ok) throw new RequestRefused(said.code ?? `http_${answer.status}`, said.text ?? "", said.details ?? said);
    return said;
  }
  return {
    source: (/** @type {string} */ id) => call(`/sources/${encodeURIComponent(id)}`),
    table: (/** @type {import("../types/view.d.ts").Query} */ query) => call(`/tables/${encodeURIComponent(query.source)}`, query),
    clock: (/** @type {string} */ source, /** @type {string} */ cell, /** @type {string | null} */ season) => call("/clock", { source, cell, season }),
    resume: () => call("/resume", {}),
    leave: async () => {
      await call("/leave", {});
    },
    /** The page's texts in the language that the seat now has. */
    texts: async () => {
      const answer = await ask(at, { headers: { accept: "text/html" } });
      const boot = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("boot") : null;
      if (!boot) throw new RequestRefused(`http_${answer.status}`, "", {});
      return JSON.parse(boot.textContent ?? "{}");
    },
  };
}

/** @param {unknown} body @param {string | undefined} csrf @returns {RequestInit} */
function posted(body, csrf) {
  return {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json", ...(csrf && { "x-csrf-token": csrf }) },
    body: JSON.stringify(body),
  };
}

export { RequestRefused, requestsOf };
