// What a facilitator does, by request. An order keeps its id when it is sent again, so it takes effect once.

/** @typedef {import("../types/view.d.ts").Outcome} Outcome */
/** @typedef {Record<string, {seq?: number | null, code?: string, text?: string}>} Outcomes */

/** @param {string} url @param {{newId: () => string, ask?: typeof fetch}} world */
function ordersTo(url, { newId, ask = (...given) => fetch(...given) }) {
  /** @param {RequestInit} request @returns {Promise<Response | null>} */
  async function post(request) {
    const headers = { accept: "application/json", ...request.headers };
    const again = () => ask(url, { method: "POST", ...request, headers }).catch(() => null);
    return (await again()) ?? (await again());
  }
  /** @param {Response | null} answer @returns {Promise<{rooms: Outcomes, text: string} | null>} */
  async function read(answer) {
    if (answer === null) return null;
    const said = await answer.json().catch(() => ({}));
    return { rooms: said.rooms ?? {}, text: answer.ok ? "" : (said.text ?? String(answer.status)) };
  }
  return {
    /** One command to one room; null when nothing could be sent.
     * @param {string} room @param {object} command @returns {Promise<Outcome | null>} */
    async one(room, command) {
      const body = JSON.stringify({ id: newId(), ...command, room });
      const said = await read(await post({ body, headers: { "content-type": "application/json" } }));
      if (said === null) return null;
      const own = said.rooms[room];
      const text = own?.text ?? said.text;
      return { isAccepted: own !== undefined && own.code === undefined, code: own?.code ?? "", text };
    },
    /** A form as it stands, for the rooms that it names. @param {FormData} form */
    async form(form) {
      const fields = new URLSearchParams(/** @type {any} */ (form));
      fields.set("id", newId());
      return read(await post({ body: fields }));
    },
  };
}

export { ordersTo };
