const second = 1000;

/**
 * Milliseconds to wait after an attempt: what `Retry-After` asks for (seconds or a date, at most a minute), or else
 * "full jitter", a random part of an exponentially growing span of at most 10 seconds
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function retryDelay(attempt: number, response?: Response): number {
  const asked = response?.headers.get("retry-after") ?? "";
  // Date.parse takes numbers for years.
  const wait = /[a-z]/i.test(asked) ? Date.parse(asked) - Date.now() : Number(asked || Number.NaN) * second;
  return Number.isFinite(wait) && !asked.startsWith("-")
    ? Math.max(0, Math.min(wait, 60 * second))
    : Math.random() * Math.min(10 * second, 250 * 2 ** attempt);
}
