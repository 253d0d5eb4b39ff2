/** A response of the proxy's own, with one sentence. */
export function problemResponse(status: number, detail: string): Response {
  const body = `${JSON.stringify({ title: "countersign proxy", status, detail })}\n`;
  return new Response(body, { status, headers: { "content-type": "application/problem+json" } });
}
