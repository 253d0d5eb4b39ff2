import fc from "fast-check";
import { parseTemplate, type Scheme } from "../../src/auth/index.ts";
import {
  type ApiDescriptor,
  createApiClient,
  createSignedFetch,
  interpretScheme,
  writeForm,
} from "../../src/client/index.ts";

// Random requests through the client. Imports nothing that only one runtime has, and no test runner: whoever runs it
// hands over the address of a wire-server.ts, which says of each request whether its bytes are those that were signed.

/** The secret that both sides know. */
export const secretKey = "s3cr€t key";

const scheme = (place: Scheme["in"], name: string, template: string) =>
  interpretScheme({ in: place, name, value: parseTemplate(template) });

const time = scheme("header", "x-time", "{unixMillis}");
const nonce = scheme("header", "x-nonce", "{nonce}");
const signature = scheme(
  "header",
  "x-signature",
  '{hex(hmacSha256(secretKey, join("\\n", method, host, path, query, unixMillis, nonce, header("content-type"), hex(sha256(body)))))}',
);
const inQuery = scheme("query", "sign", "{base64(hmacSha512(secretKey, method, target, body))}");
const sorted = scheme("header", "x-sorted", "{hex(hmacSha1(secretKey, sorted(pairs(query))))}");
const inBody = scheme("body", "/meta/sign", '{hex(sha256(secretKey, json(body, "/amount")))}');

/** An API whose operations are signed in four ways; wire-server.ts knows the same formulas by heart. */
export const signedApi: ApiDescriptor = {
  api: "wire",
  servers: {},
  writers: { "application/x-www-form-urlencoded": writeForm },
  operations: Object.fromEntries(
    ["GET", "DELETE", "HEAD", "POST", "PUT", "PATCH"].flatMap((method) => [
      [`${method}Header`, { route: `${method} /header/{a}/x/{b}`, security: [[time, nonce, signature]] }],
      [`${method}Query`, { route: `${method} /query/{a}`, security: [[inQuery]] }],
      [`${method}Sorted`, { route: `${method} /sorted/{a}`, security: [[sorted]] }],
      [`${method}Body`, { route: `${method} /body`, security: [[inBody, time, nonce, signature]] }],
    ]),
  ),
};

type Body =
  | { kind: "none" }
  | { kind: "json"; value: unknown }
  | { kind: "form" | "search" | "multipart"; fields: [string, string][] }
  | { kind: "text" | "stream" | "blob"; text: string }
  | { kind: "bytes"; bytes: Uint8Array };

/** One request as a caller makes it. */
export interface SignedRequest {
  /** A method of the client, or the client's fetch with a URL written by hand. */
  via: "operation" | "fetch";
  way: "Header" | "Query" | "Sorted" | "Body";
  method: string;
  a: string;
  b: string;
  query: [string, string | string[]][];
  /** Of a URL that is written by hand. */
  target: string;
  body: Body;
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."aZ09 +'\"&=%/?#;:@!$()*,~[]{}|\\^`<>é€🙂\t"), maxLength: 12 }),
  fc.constantFrom("", " ", "+", "%2F", "%", "a/b", "a b+c", "'x'", '"', "ключ", "日本", "e\u0301", "\u{1f600}"),
);

const name = fc
  .oneof(fc.constantFrom("a", "b", "a[]", "filter[x]", "q'", "ü", "a b", "a+b", "A", "a-b"), text)
  // Workers refuse a form with a field whose name ends in a backslash.
  .filter((name) => name !== "" && !name.endsWith("\\"));

// Empty segments and steps are refused before anything is sent.
const segment = text.filter((text) => text !== "" && text !== "." && text !== "..");

const piece = fc.constantFrom(
  ..."azAZ09-._~!$'()*,;:@\"<>`{}|^ é€🙂".split(""),
  "%2F",
  "%2f",
  "%20",
  "%E2%82%AC",
  "%27",
  "+",
);

const pieces = (more: string[] = []) =>
  fc.array(fc.oneof(piece, fc.constantFrom("/", "=", "&", ...more)), { maxLength: 16 }).map((all) => all.join(""));

const target = fc.tuple(pieces(), fc.option(pieces(["?", "\\", "[", "]"]), { nil: undefined })).map(
  ([path, query]) =>
    // A path that begins with two slashes, or steps, is no path of this server.
    `/${path
      .replace(/\/{2,}/g, "/")
      .replace(/^\/+/, "")
      .replace(/\.+(\/|$)/g, "x$1")}${query === undefined ? "" : `?${query}`}`,
);

const fields = fc.array(fc.tuple(name, text), { minLength: 1, maxLength: 4 });

const body: fc.Arbitrary<Body> = fc.oneof(
  fc.constant({ kind: "none" as const }),
  fc.record({ kind: fc.constant("json" as const), value: fc.jsonValue() }),
  fc.record({ kind: fc.constantFrom("form" as const, "search" as const, "multipart" as const), fields }),
  fc.record({ kind: fc.constantFrom("text" as const, "stream" as const, "blob" as const), text: text.filter(Boolean) }),
  fc.record({ kind: fc.constant("bytes" as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }) }),
);

/** Any request that the client agrees to send. */
export const signedRequest: fc.Arbitrary<SignedRequest> = fc
  .record({
    via: fc.constantFrom("operation" as const, "operation" as const, "fetch" as const),
    way: fc.constantFrom("Header" as const, "Query" as const, "Sorted" as const, "Body" as const),
    method: fc.constantFrom("GET", "DELETE", "HEAD", "POST", "PUT", "PATCH"),
    a: segment,
    b: segment,
    query: fc.array(fc.tuple(name, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }))), { maxLength: 4 }),
    target,
    body,
  })
  .map((request) => {
    const whole = request.way === "Body";
    const amount = request.a.length / 7;
    return {
      ...request,
      ...(whole && {
        method: "POST",
        body: { kind: "json" as const, value: { name: request.a, amount, list: [request.b] } },
      }),
      ...(!whole && /GET|HEAD/.test(request.method) && { body: { kind: "none" as const } }),
    };
  });

const mediaTypes: Partial<Record<Body["kind"], string>> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  search: "application/x-www-form-urlencoded",
  text: "text/plain;charset=UTF-8",
  stream: "application/octet-stream",
  blob: "application/octet-stream",
  bytes: "application/octet-stream",
};

function bodyOf(body: Body): unknown {
  switch (body.kind) {
    case "none":
      return undefined;
    case "json":
      return body.value;
    case "form":
      return Object.fromEntries(body.fields);
    case "search":
      return new URLSearchParams(body.fields);
    case "multipart": {
      const form = new FormData();
      for (const [name, value] of body.fields) form.append(name, value);
      return form;
    }
    case "text":
      return body.text;
    case "stream":
      return new Blob([body.text]).stream();
    case "blob":
      return new Blob([body.text]);
    case "bytes":
      return body.bytes;
  }
}

/**
 * Sends a request through the client.
 *
 * @param server Address of a wire server, such as `http://127.0.0.1:8080`.
 * @param options Further options of the client, such as its `fetch`.
 * @returns what the server has to say against it; nothing when the bytes are those that were signed.
 */
export async function sendSigned(request: SignedRequest, server: string, options = {}): Promise<string | undefined> {
  const { via, way, method, body, query } = request;
  const settings = { server, credentials: { secretKey }, ...options };
  const mediaType = mediaTypes[body.kind];
  const duplex = body.kind === "stream" ? { duplex: "half" } : {};
  const headers: Record<string, string> = mediaType ? { "content-type": mediaType } : {};
  if (via === "operation") {
    const client = createApiClient<object, Record<string, (call: unknown) => Promise<{ response: Response }>>>(
      signedApi,
      settings,
    );
    const path = way === "Header" ? { a: request.a, b: request.b } : way === "Body" ? {} : { a: request.a };
    const call = client[`${method}${way}`] as (call: unknown) => Promise<{ response: Response }>;
    const { response } = await call({
      params: { path, query: Object.fromEntries(query) },
      headers,
      ...(body.kind !== "none" && { body: bodyOf(body) }),
      ...duplex,
    });
    return complaint(response);
  }
  const [spelt = "", search] = request.target.split(/(?=\?)/);
  // Two of the ways have room for one segment; any other path is signed as the first operation is.
  const segments = way === "Header" ? spelt : `/${spelt.replaceAll("/", "-")}`;
  const target = `${way === "Body" ? "/body" : `/${way.toLowerCase()}${segments}`}${search ?? ""}`;
  const value = bodyOf(body);
  const ready =
    body.kind === "json" ? JSON.stringify(value) : body.kind === "form" ? new URLSearchParams(body.fields) : value;
  const response = await createSignedFetch(signedApi, settings)(server + target, {
    method,
    headers,
    body: ready as BodyInit | undefined,
    ...duplex,
  } as RequestInit);
  return complaint(response);
}

const complaint = (response: Response): string | undefined =>
  response.status === 200 ? undefined : (response.headers.get("x-complaint") ?? `status ${response.status}`);

/** So many random requests, one after the other; what the server has to say against them. */
export async function checkSignedRequests(server: string, runs: number, seed: number, options = {}): Promise<string[]> {
  const complaints: string[] = [];
  for (const request of fc.sample(signedRequest, { numRuns: runs, seed })) {
    const found = await sendSigned(request, server, options).catch((error) => String(error));
    if (found) complaints.push(`${found}: ${JSON.stringify(request)}`);
  }
  return complaints;
}
