// What Node, Bun and Deno say when a connection was never made: the request cannot have been read by anybody.
const beforeSending = /refused|notfound|eai_again|unreach|connect_timeout|bad port|cert|self_signed|unable_to|err_tls/i;

/** The code of what a `fetch` failed with, from the innermost cause that has one; empty when none has. */
export function reasonOf(error: unknown, depth = 0): string {
  const { code, cause, message, syscall } = (error ?? {}) as Record<string, unknown>;
  // The fetch standard blocks some ports; its error has no code.
  const own = message === "bad port" ? message : `${code ?? ""}`;
  // A network can also go away under a connection that stands: then something may have been sent.
  return (
    (cause && depth < 9 ? reasonOf(cause, depth + 1) : "") ||
    (/read|write/.test(`${syscall}`) ? `${own} ${syscall}` : own)
  );
}

/** Whether a `fetch` failed with this code before anything was sent. */
export const neverConnected = (reason: string): boolean => beforeSending.test(reason.replace(/^\w+ (read|write)$/, ""));
