// What Node, Bun and Deno say when a connection was never made: the request cannot have been read by anybody.
const beforeSending =
  /refused|notfound|eai_again|unreach|connect_timeout|bad port|\(connect|blocked|cert|self_signed|unable_to|err_tls/i;

/** The code of what a `fetch` failed with, from the innermost cause that has one; empty when none has. */
export function reasonOf(error: any): string {
  let reason = "";
  for (let depth = 0; error && depth < 9; depth++, error = error.cause) {
    // Deno's errors have no code, nor has that for a port which the fetch standard blocks. No more is taken of the
    // message: it may quote the URL.
    const code = error.code ?? /bad port|error \(Connect\)|are blocked/.exec(error.message);
    // A network can also go away under a connection that stands: then something may have been sent.
    if (code) reason = /read|write/.test(error.syscall) ? `${code} ${error.syscall}` : `${code}`;
  }
  return reason;
}

/** Whether a `fetch` failed with this code before anything was sent. */
export const neverConnected = (reason: string): boolean => beforeSending.test(reason.replace(/^\w+ (read|write)$/, ""));
