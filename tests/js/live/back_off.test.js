import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_MS, LONGEST_MS, backOffMs } from "../../../static/js/live/back_off.js";

test("waits grow, stay under a limit, and differ between clients", () => {
  assert.equal(backOffMs(0, 0.5), FIRST_MS);
  assert.ok(backOffMs(3, 0.5) > backOffMs(2, 0.5));
  assert.ok(backOffMs(99, 0.999) < LONGEST_MS * 1.5);
  assert.notEqual(backOffMs(4, 0.1), backOffMs(4, 0.9));
});
