// The head of a region; its id is what the region is labelled by.
import { html } from "../lib/html.js";

/** @param {{kind: string, title: string}} props */
function RegionHead({ kind, title }) {
  return html`<div class="region__head"><h2 id=${`${kind}-title`}>${title}</h2></div>`;
}

export { RegionHead };
