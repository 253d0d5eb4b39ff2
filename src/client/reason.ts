// What Node, Bun and Deno say when a connection was never made: the request cannot have been read by anybody.
const beforeSending =
  /refused|notfound|eai_again|unreach|connect_timeout|bad port|\(connect|blocked|cert|self_signed|unable_to|err_tls/i;

/** The code of what a `fetch` failed with, from the innermost cause that has one; empty when none has. */
export function reasonOf(error: unknown, depth = 0): string {
  const { code, cause, message, syscall } = (error ?? {}) as Record<string, unknown>;
  // Deno's errors have no code, nor has that for a port which the fetch standard blocks. No more is taken of the
  // message: it may quote the URL.
  const own = `${code ?? /bad port|error \(Connect\)|are blocked/.exec(`${message}`) ?? ""}`;
  // A network can also go away under a connection that stands: then something may have been sent.
  return (
    (cause && depth < 9 ? reasonOf(cause, depth + 1) : "") ||
    (/read|write/.test(`${syscall}`) ? `${own} ${syscall}` : own)
  );
}

/** Whether a `fetch` failed with this code before anything was sent. */
export const neverConnected = (reason: string): boolean => beforeSending.test(reason.replace(/^\w+ (read|write)$/, ""));
