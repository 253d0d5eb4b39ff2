/** The same answer with its body in memory: what is read later cannot fail, and can be read as any form. */
export async function readOnce(response: Response): Promise<Response> {
  return response.body ? withBody(response, await response.arrayBuffer()) : response;
}

/** The same answer with another body. */
export function withBody(response: Response, body: BodyInit): Response {
  // Its `url` has no place in the constructor.
  return Object.defineProperty(new Response(body, response), "url", { value: response.url });
}
