import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const hook = new URL("write-usage.mjs", import.meta.url).href;

/** The process that runs now. It leads a group of its own, so that what it started ends with it. */
let running;

function kill(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

process.once("exit", () => running && kill(running, "SIGKILL"));

/**
 * Runs Node with these arguments.
 *
 * @param options `cwd`: where it runs; `logs`: folder for what it prints; `seconds`: its time limit; `until`: for what
 *   does not end by itself: given a function that reads what was printed, and a signal that it need not go on; when it resolves, the process
 *   is ended politely.
 * @returns `code`, `cpu` in seconds and `rss` in MiB, children included, `problem`: one clause about what went wrong.
 */
export async function measure(args, { cwd, logs, seconds, until }) {
  mkdirSync(logs, { recursive: true });
  const files = ["stdout", "stderr", "usage"].map((name) => join(logs, name));
  const [stdout, stderr, usage] = files;
  const [out, err] = [stdout, stderr].map((file) => openSync(file, "w"));
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    stdio: ["ignore", out, err],
    env: {
      ...process.env,
      NODE_OPTIONS: [process.env.NODE_OPTIONS, `--import=${hook}`].filter(Boolean).join(" "),
      FOREIGN_USAGE: usage,
    },
  });
  running = child;
  const ended = new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal })));
  const read = () => `${readFileSync(stdout, "utf8")}\n${readFileSync(stderr, "utf8")}`;
  const stop = new AbortController();
  const watched = until ? until(read, stop.signal).then((value) => ({ value })) : new Promise(() => {});
  const late = sleep(seconds * 1000, { late: true }, { signal: stop.signal }).catch(() => ({}));
  const first = await Promise.race([ended, watched, late]);
  stop.abort();
  if ("value" in first) kill(child, "SIGTERM");
  else kill(child, "SIGKILL");
  const patience = setTimeout(() => kill(child, "SIGKILL"), 10_000);
  const end = await ended;
  clearTimeout(patience);
  running = undefined;
  for (const descriptor of [out, err]) closeSync(descriptor);
  const used = existsSync(usage) ? readFileSync(usage, "utf8").trim().split("\n").map(JSON.parse) : [];
  return {
    ...end,
    value: first.value,
    cpu: used.reduce((sum, { cpu }) => sum + cpu, 0),
    rss: Math.max(0, ...used.map(({ rss }) => rss)),
    problem: problemOf(first, end, readFileSync(stderr, "utf8"), seconds, until !== undefined),
  };
}

function problemOf(first, { code, signal }, stderr, seconds, endless) {
  if (first.late) return `not done within ${seconds} s`;
  if ("value" in first) return undefined;
  if (signal) return `ended by ${signal}: ${sentenceOf(stderr)}`;
  if (code !== 0 || endless) return `exit ${code}: ${sentenceOf(stderr)}`;
  return undefined;
}

/** What a process complained of: what it threw, or else the last that it said. */
function sentenceOf(stderr) {
  const thrown = /^(?:FATAL ERROR: |\S*Error\b).*$/m.exec(stderr)?.[0];
  return (thrown ?? stderr.trim().split("\n").at(-1) ?? "").trim().slice(0, 300) || "nothing was said";
}
