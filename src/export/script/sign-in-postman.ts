import { andThen, toBytes, toText } from "../../auth/index.ts";
import { encodeUrl } from "./encode-url.ts";
import { type Signed, signByName } from "./sign-by-name.ts";

/** What is used of `pm`, as Postman hands it to a script. */
export interface Postman {
  info: { requestName: string };
  variables: { replaceIn(text: string): string };
  request: {
    method: string;
    url: { toString(): string; update(url: string): void };
    headers: {
      all(): { key: string; value: string; disabled?: boolean }[];
      upsert(header: { key: string; value: string }): void;
    };
    body?: { mode?: string; raw?: string };
  };
}

/** Signs the request that is about to be sent, with its variables filled in, and sends exactly what was signed. */
export function signInPostman({ info, request, variables }: Postman, signed: Signed): void {
  const fill = (text: string) => variables.replaceIn(text);
  const variable = (name: string) => [fill(`{{${name}}}`)].find((value) => value && value !== `{{${name}}}`);
  const { body, headers } = request;
  const sent = headers.all().filter(({ disabled }) => !disabled);
  const raw = body?.mode === "raw" ? fill(body.raw ?? "") : undefined;
  const wire = {
    method: request.method,
    url: encodeUrl(fill(request.url.toString())),
    headers: new Headers(sent.map(({ key, value }): [string, string] => [key, fill(value)])),
    body: toBytes(raw ?? ""),
  };
  andThen(signByName(signed, info.requestName, wire, variable), (made) => {
    request.url.update(made.url);
    for (const [key, value] of made.headers) headers.upsert({ key, value });
    if (body && raw !== undefined) body.raw = toText(made.body);
  });
}
