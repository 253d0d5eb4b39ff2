// What Node, Bun and Deno say when a connection was never made: the request cannot have been read by anybody.
const beforeSending = /refused|notfound|eai_again|unreach|connect_timeout|bad port|cert|self_signed|unable_to|err_tls/i;

/** The code of what a `fetch` failed with, from the innermost cause that has one; empty when none has. */
export function reasonOf(error: unknown): string {
  const { code, cause, message } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: unknown };
  // The fetch standard blocks some ports; its error has no code.
  return (cause ? reasonOf(cause) : "") || (message === "bad port" ? message : `${code ?? ""}`);
}

/** Whether a `fetch` failed with this code before anything was sent. */
export const neverConnected = (reason: string): boolean => beforeSending.test(reason);
