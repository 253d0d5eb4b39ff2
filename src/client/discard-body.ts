/** Lets go of the body of a response that nobody will read: it would hold its connection. */
export function discardBody(response: Response): void {
  try {
    if (!response.bodyUsed) response.body?.cancel().catch(() => {});
  } catch {
    // Responses of other libraries have other bodies.
  }
}
