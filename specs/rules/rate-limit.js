import { operations } from "./operations.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isWhole = (value) => Number.isInteger(value) && value > 0;

/** What is wrong with an `x-rate-limit`, each with the properties that lead there. */
function problemsOf(limit) {
  if (!isObject(limit) || !Array.isArray(limit.limits) || limit.limits.length === 0)
    return [[[], "x-rate-limit must be an object with limits, an array of { requests, seconds }"]];
  return limit.limits.flatMap((one, index) =>
    isObject(one) && isWhole(one.requests) && isWhole(one.seconds)
      ? []
      : [[["limits", index], "a limit must say how many requests in how many seconds, both whole numbers above 0"]],
  );
}

/**
 * A limit of the API or of an operation is written so that programs can read it, says how it is known, and every operation
 * that it is about says with 429 how too many requests are answered.
 */
export default function rateLimit(document) {
  const results = [];
  const check = (target, path) => {
    const limit = target["x-rate-limit"];
    if (limit === undefined) return;
    for (const [keys, message] of problemsOf(limit))
      results.push({ message, path: [...path, "x-rate-limit", ...keys] });
    if (isObject(limit) && limit["x-evidence"] === undefined)
      results.push({
        message: "x-rate-limit needs an x-evidence: say how it is known",
        path: [...path, "x-rate-limit"],
      });
  };
  check(document, []);
  for (const { operation, path } of operations(document)) {
    check(operation, path);
    const isLimited = (operation["x-rate-limit"] ?? document["x-rate-limit"]) !== undefined;
    if (isLimited && path[0] === "paths" && operation.responses?.["429"] === undefined)
      results.push({ message: "there is a limit, but no 429: say how too many requests are answered", path });
  }
  return results;
}
