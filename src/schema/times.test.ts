import { expect, test } from "vitest";
import { isChangeTime, isCreationTime, isTime, writeLike } from "./times.ts";

test.each([
  ["2019-02-12T11:22:33Z", "2026-01-01T00:00:00Z"],
  ["2024-01-23T12:00:00.000Z", "2026-01-01T00:00:00.000Z"],
  ["2023-09-12T07:12:27.019+02:00", "2026-01-01T02:00:00.000+02:00"],
  ["2023-09-12T07:12-0130", "2025-12-31T22:30:00-0130"],
])("an instant is written like %s", (like, written) => {
  expect(writeLike(Date.UTC(2026, 0, 1), like)).toBe(written);
  expect(Date.parse(written)).toBe(Date.UTC(2026, 0, 1));
});

test("times and their names are told from others", () => {
  expect(["2019-02-12", "12:00", "x", 1, null].filter(isTime)).toEqual([]);
  expect(["created_at", "createdAt", "created", "dateCreated", "creator"].filter(isCreationTime)).toHaveLength(4);
  expect(["updated_at", "lastModified", "changedOn", "updates"].filter(isChangeTime)).toHaveLength(3);
});
