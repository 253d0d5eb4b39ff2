// What Node, Bun and Deno say when a connection was never made: the request cannot have been read by anybody.
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|ERR_(BAD_PORT|TLS))|CERT|SELF_SIGNED|UNABLE_TO_/;

/** The code of what a `fetch` failed with, from the innermost cause that has one; empty when none has. */
export function reasonOf(error: unknown): string {
  const { code, cause, message } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: unknown };
  // The fetch standard blocks some ports; its error has no code.
  return (cause ? reasonOf(cause) : "") || (message === "bad port" ? "ERR_BAD_PORT" : String(code ?? ""));
}

/** Whether a `fetch` failed with this code before anything was sent. */
export const neverConnected = (reason: string): boolean => beforeSending.test(reason);
