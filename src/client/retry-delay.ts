const second = 1000;

/**
 * Milliseconds to wait after an attempt: what `Retry-After` asks for (seconds or a date, at most a minute), or else
 * "full jitter", a random part of an exponentially growing span of at most 10 seconds
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function retryDelay(attempt: number, response?: Response): number {
  const asked = response?.headers.get("retry-after") ?? "";
  const wait = /^\d+$/.test(asked) ? Number(asked) * second : Date.parse(asked) - Date.now();
  return wait >= 0 || wait < 0
    ? Math.max(0, Math.min(wait, 60 * second))
    : Math.random() * Math.min(10 * second, 250 * 2 ** attempt);
}
