import { expect, test } from "vitest";
import { showProgress } from "./progress.ts";

function watch(isTTY: boolean) {
  const stream = { isTTY, text: "", write: (text: string) => (stream.text += text) };
  let time = 0;
  const progress = showProgress("acme", stream, () => time);
  const at = (ms: number, done: number) => {
    time = ms;
    progress.step(done, 900);
  };
  return { stream, progress, at };
}

test("a terminal shows one line that is written over, and none at the end", () => {
  const { stream, progress, at } = watch(true);
  at(50, 1);
  expect(stream.text).toBe("");
  at(200, 5);
  at(250, 6);
  at(400, 9);
  progress.end();
  expect(stream.text).toBe("\r\x1b[Kacme: 5 of 900 cases\r\x1b[Kacme: 9 of 900 cases\r\x1b[K");
});

test("elsewhere a plain line comes now and then", () => {
  const { stream, progress, at } = watch(false);
  at(14_000, 100);
  at(16_000, 200);
  at(17_000, 300);
  at(32_000, 400);
  progress.end();
  expect(stream.text).toBe("acme: 200 of 900 cases\nacme: 400 of 900 cases\n");
});

test("short work shows nothing", () => {
  const { stream, progress, at } = watch(true);
  at(20, 900);
  progress.end();
  expect(stream.text).toBe("");
});
