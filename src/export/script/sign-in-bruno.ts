import { type Awaitable, andThen, toBytes, toText } from "../../auth/index.ts";
import { encodeUrl } from "./encode-url.ts";
import { type Signed, signByName } from "./sign-by-name.ts";

/** What is used of `bru`, as Bruno hands it to a script. */
export interface Bru {
  interpolate(text: string): string;
}

/** What is used of `req`. */
export interface BrunoRequest {
  getName(): string;
  getMethod(): string;
  getUrl(): string;
  setUrl(url: string): void;
  getPathParams(): { name: string; value: string }[];
  getHeaders(): Record<string, string>;
  setHeader(name: string, value: string): void;
  getBody(options: { raw: boolean }): unknown;
  setBody(body: string, options: { raw: boolean }): void;
}

/** Signs the request that is about to be sent, with its variables filled in, and sends exactly what was signed. */
export function signInBruno(bru: Bru, req: BrunoRequest, signed: Signed): Awaitable<void> {
  const variable = (name: string) => [bru.interpolate(`{{${name}}}`)].find((value) => value && value !== `{{${name}}}`);
  const inPath = new Map(req.getPathParams().map(({ name, value }) => [`/:${name}`, `/${value}`]));
  const url = req.getUrl().replace(/\/:[^/?#]+(?=[/?#]|$)/g, (segment) => inPath.get(segment) ?? segment);
  const body = req.getBody({ raw: true });
  const sent = Object.entries(req.getHeaders()).map(([name, value]): [string, string] => [
    name,
    bru.interpolate(value),
  ]);
  const wire = {
    method: req.getMethod(),
    url: encodeUrl(bru.interpolate(url)),
    headers: new Headers(sent),
    body: toBytes(typeof body === "string" ? bru.interpolate(body) : ""),
  };
  return andThen(signByName(signed, req.getName(), wire, variable), (made) => {
    req.setUrl(made.url);
    for (const [name, value] of made.headers) req.setHeader(name, value);
    if (typeof body === "string") req.setBody(toText(made.body), { raw: true });
  });
}
