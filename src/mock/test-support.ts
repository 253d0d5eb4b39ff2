import { type IncomingHttpHeaders, request } from "node:http";
import { fileURLToPath } from "node:url";
import { sign } from "../auth/index.ts";
import { type Contract, loadContract } from "../contract/index.ts";

export const fixture = (name: string): string => fileURLToPath(new URL(`./fixtures/${name}.yaml`, import.meta.url));

export const loadFixture = (name: string): Promise<Contract> => loadContract(fixture(name));

export interface Call {
  method?: string;
  url: string;
  body?: string;
  headers?: Record<string, string>;
  at?: number;
  credentials?: Record<string, string>;
}

/** The headers that let a call in, and the URL with what belongs into its query. */
export async function signed(contract: Contract, requirement: string[], call: Call) {
  const wire = await sign(
    contract.schemes,
    requirement,
    {
      method: call.method ?? "GET",
      url: call.url,
      headers: new Headers(call.headers),
      body: new TextEncoder().encode(call.body ?? ""),
    },
    call.credentials ?? contract.testCredentials,
    { at: call.at },
  );
  return { method: wire.method, url: wire.url, headers: Object.fromEntries(wire.headers), body: call.body };
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends a target exactly as it is spelt: `fetch` would write it anew. */
export function rawRequest(
  port: number,
  target: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, method, path: target, headers, agent: false }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => {
        text += chunk;
      });
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
