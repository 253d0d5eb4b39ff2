/** A mistake in what was asked for: arguments, credentials, files. The command line prints the message alone and exits with 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** What was asked for was understood and did not hold: a document with errors, a stale file, a refused response. Exits with 1. */
export class FindingError extends Error {
  override name = "FindingError";
}
