import type { WireRequest } from "../../auth/index.ts";

/** How long a receiver may take, in milliseconds. */
const timeLimit = 10_000;

/** Delivers requests. */
export interface Poster {
  /** Ends with the status that the receiver responds with; its body is nobody's concern. Throws when there is none in time. */
  post(request: WireRequest): Promise<number>;
  /** Cuts off what is under way. */
  abort(): void;
}

/** @param send The runtime's `fetch` when absent. */
export function createPoster(send: typeof fetch = (...call) => fetch(...call)): Poster {
  const underWay = new Set<AbortController>();
  return {
    async post({ url, method, headers, body }) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(new DOMException("late", "TimeoutError")), timeLimit);
      underWay.add(controller);
      try {
        const response = await send(url, {
          method,
          headers,
          body: body.length ? new Uint8Array(body) : null,
          redirect: "manual",
          signal: controller.signal,
        });
        await response.body?.cancel();
        return response.status;
      } finally {
        clearTimeout(timer);
        underWay.delete(controller);
      }
    },
    abort() {
      for (const controller of underWay) controller.abort();
    },
  };
}

/** Why a delivery had no response, in a clause. */
export function describeFailure(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === "TimeoutError") return `no response within ${timeLimit / 1000} s`;
  if (name === "AbortError") return "cut off, because the mock was closed";
  return cause?.code ?? cause?.message ?? message;
}
