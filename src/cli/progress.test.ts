import { expect, test } from "vitest";
import { showProgress, showWhile } from "./progress.ts";

function watch(isTTY: boolean) {
  const stream = { isTTY, text: "", write: (text: string) => (stream.text += text) };
  let time = 0;
  const progress = showProgress(stream, () => time);
  const at = (ms: number, done: number) => {
    time = ms;
    progress.step(() => `${done} of 900`);
  };
  at(0, 0);
  return { stream, progress, at };
}

test("a terminal shows one line that is written over, and none at the end", () => {
  const { stream, progress, at } = watch(true);
  at(900, 1);
  expect(stream.text).toBe("");
  at(1_000, 5);
  at(1_050, 6);
  at(1_200, 9);
  progress.clear();
  progress.clear();
  expect(stream.text).toBe("\r\x1b[K5 of 900\r\x1b[K9 of 900\r\x1b[K");
});

test("elsewhere a plain line comes every ten seconds", () => {
  const { stream, progress, at } = watch(false);
  at(9_900, 100);
  at(10_100, 200);
  at(20_000, 300);
  at(20_200, 400);
  progress.clear();
  expect(stream.text).toBe("200 of 900\n400 of 900\n");
});

test.each([
  [true, 2_000, "\r\x1b[Kwaiting 2 s"],
  [false, 70_000, "waiting 70 s\n"],
])("a long wait is told at once (terminal: %s)", (isTTY, ms, expected) => {
  const { stream, progress } = watch(isTTY);
  progress.pause(500, () => "waiting 1 s");
  progress.pause(ms, () => `waiting ${ms / 1000} s`);
  expect(stream.text).toBe(expected);
});

test("what is over within a second shows nothing", () => {
  const { stream, progress, at } = watch(true);
  at(990, 900);
  progress.clear();
  expect(stream.text).toBe("");
});

test("work that says nothing is shown while it lasts, and taken away when it fails", async () => {
  const { stream, progress, at } = watch(true);
  at(1_000, 1);
  const work = () => Promise.reject(new Error("no"));
  await expect(showWhile("linting", work, { ...progress, step: (line) => stream.write(line()) })).rejects.toThrow("no");
  expect(stream.text).toBe("\r\x1b[K1 of 900linting (0 s)\r\x1b[K");
});
