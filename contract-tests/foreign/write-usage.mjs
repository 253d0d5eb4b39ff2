// Loaded into every process of a step, its children included: what it used, appended to a file when it ends.
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.FOREIGN_USAGE;

// A worker's usage is the usage of its process, and would be counted twice.
if (file && isMainThread)
  process.once("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS / 1024 })}\n`);
  });
