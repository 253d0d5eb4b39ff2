/** The same answer with its body in memory: what is read later cannot fail, and can be read as any form. */
export async function readOnce(response: Response): Promise<Response> {
  return response.body ? withBody(response, await response.arrayBuffer()) : response;
}

/** The same answer with another body. */
export function withBody(response: Response, body: BodyInit): Response {
  const { url, status, statusText, ok, headers } = response;
  try {
    // Its `url` has no place in the constructor.
    return Object.defineProperty(new Response(body, response), "url", { value: url });
  } catch {
    // The wire can carry a status and a reason that the constructor refuses; the answer came all the same.
    const values = { url, status, statusText, ok };
    const properties = Object.entries(values).map(([name, value]) => [name, { value }]);
    return Object.defineProperties(new Response(body, { headers }), Object.fromEntries(properties));
  }
}
