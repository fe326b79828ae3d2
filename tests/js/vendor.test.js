import assert from "node:assert/strict";
import { test } from "node:test";

import { computed, signal } from "@preact/signals";
import htm from "htm";
import { h } from "preact";

test("the vendored libraries find each other by the names of the import map", () => {
  const stays = signal(1);
  const twice = computed(() => stays.value * 2);
  stays.value = 4;
  assert.equal(twice.value, 8);
});

test("htm makes the elements that preact draws", () => {
  const drawn = htm.bind(h)`<button type="button">Pin</button>`;
  assert.equal(drawn.type, "button");
  assert.deepEqual(drawn.props, { type: "button", children: "Pin" });
});
