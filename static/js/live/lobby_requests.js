// What a lead does in the lobby, asked over HTTP; the outcome comes back in words.

/** @typedef {import("../types/view.d.ts").Outcome} Outcome */
/** @typedef {(what: string, fields: Record<string, string>) => Promise<Outcome>} LobbyAct */

/** @param {string} url @param {typeof fetch} ask @returns {LobbyAct} */
function lobbyActs(url, ask = (...given) => fetch(...given)) {
  return async (what, fields) => {
    const asked = { method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams(fields) };
    const answer = await ask(`${url}/${what}`, asked).catch(() => null);
    if (answer?.ok) return { isAccepted: true, code: "", text: "" };
    const said = answer?.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    return { isAccepted: false, code: said.code ?? "no_connection", text: said.text ?? "" };
  };
}

export { lobbyActs };
