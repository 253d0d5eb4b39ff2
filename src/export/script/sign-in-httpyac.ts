import { toBytes, toText } from "../../auth/index.ts";
import { type Signed, signByName } from "./sign-by-name.ts";

/** What is used of `request`, as httpYac hands it to a script. */
export interface HttpYacRequest {
  url: string;
  method: string;
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
}

/** Signs the request that is about to be sent, and sends exactly what was signed. */
export async function signInHttpYac(
  request: HttpYacRequest,
  name: string,
  credentials: Readonly<Record<string, string | undefined>>,
  signed: Signed,
): Promise<void> {
  const { body } = request;
  const sent = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const wire = {
    method: request.method,
    url: new URL(request.url).href,
    headers: new Headers(sent),
    body: typeof body === "string" || body instanceof Uint8Array ? toBytes(body) : toBytes(""),
  };
  const made = await signByName(signed, name, wire, (variable) => credentials[variable]);
  request.url = made.url;
  for (const [name, value] of made.headers) request.headers[name] = value;
  if (made.body !== wire.body) request.body = toText(made.body);
}
