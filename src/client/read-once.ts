const read = new WeakMap<Response, Uint8Array<ArrayBuffer>>();

/**
 * Says what the body of a response is, for `bytesOf`.
 *
 * @throws RangeError when it is longer than a text can be.
 */
export function keepBytes(response: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  // Of texts in V8; other engines allow more.
  if (bytes.length > 2 ** 29 - 24) throw new RangeError("the response is too long to be read");
  read.set(response, bytes);
  return response;
}

/** The body of a response: from memory when the pipeline has read it, so that nothing can fail any more. */
export const bytesOf = async (response: Response): Promise<Uint8Array<ArrayBuffer>> =>
  read.get(response) ?? new Uint8Array(await response.arrayBuffer());

/** A response that begins like this one, with another body. */
export function withBody(
  head: Pick<Response, "url" | "status" | "statusText"> & { headers: Iterable<[string, string]> },
  body: BodyInit | null,
): Response {
  const { url, status, statusText, headers } = head;
  let response: Response;
  let values: object = { url };
  try {
    response = new Response(body, { status, statusText });
  } catch {
    // The wire can carry a status and a reason that the constructor refuses; the response came all the same.
    response = new Response(body);
    values = { url, status, statusText, ok: status >= 200 && status < 300 };
  }
  // A text as body brings a type of its own.
  response.headers.delete("content-type");
  for (const [name, value] of headers) response.headers.append(name, value);
  // They have no place in the constructor.
  for (const [name, value] of Object.entries(values)) Object.defineProperty(response, name, { value });
  return response;
}
