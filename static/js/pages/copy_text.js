// A button that copies a text of the page; without scripts, or where a browser cannot copy, the text stays there to be selected.

for (const place of document.querySelectorAll("[data-copies]")) {
  const { copies, said } = /** @type {HTMLElement} */ (place).dataset;
  const text = /** @type {HTMLTextAreaElement | null} */ (document.getElementById(copies ?? ""));
  const status = place.querySelector("[role=status]");
  if (!text || !status) continue;
  /** @type {HTMLElement} */ (place).hidden = false;
  place.querySelector("button")?.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      return; // the text is selected: the keyboard copies it
    }
    status.textContent = said ?? "";
  });
}
