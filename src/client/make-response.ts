/** A response that begins like this one, with another body. */
export function makeResponse(
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
  // A string as body brings a type of its own.
  response.headers.delete("content-type");
  for (const [name, value] of headers) response.headers.append(name, value);
  // They have no place in the constructor.
  for (const [name, value] of Object.entries(values)) Object.defineProperty(response, name, { value });
  return response;
}
