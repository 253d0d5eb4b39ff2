import { credentialNames } from "countersign/auth";
import { type ApiDescriptor, createSignedFetch } from "countersign/client";
import { judge } from "countersign-dev/checks";
import { createMockFetch, type MockFetch, type MockFetchOptions } from "countersign-dev/mock";
import { loadApis } from "../../src/contract/index.ts";

export interface Answered {
  status: number;
  /** Whatever the contract says; the judge has seen it. */
  body: any;
  text: string;
}

export interface Judged {
  mock: MockFetch;
  /** Sends a signed request by operationId and hands back the response, after the judge has found nothing against it. */
  call(
    operation: string,
    parameters?: Record<string, string | number>,
    body?: unknown,
    options?: CallOptions,
  ): Promise<Answered>;
}

export interface CallOptions {
  namespace?: string;
}

/** A mock of one API whose every response is judged by the checks. */
export async function judgedMock(
  api: string,
  options: Omit<MockFetchOptions, "contract" | "api"> = {},
): Promise<Judged> {
  const [contract] = await loadApis([api]);
  if (!contract) throw new Error(`there is no ${api}`);
  const mock = createMockFetch({ contract, ...options });
  const judging = judge(contract);
  const { descriptor } = (await import(`../../generated/${api}/index.ts`)) as { descriptor: ApiDescriptor };
  const server = "https://mock.invalid";
  const demanded = contract.operations.flatMap(({ security }) => security.flat());
  const names = new Set(credentialNames(contract.schemes, demanded));
  const credentials = Object.fromEntries(Object.entries(contract.testCredentials).filter(([name]) => names.has(name)));
  const send = createSignedFetch(descriptor, {
    server,
    credentials,
    fetch: mock as typeof fetch,
  });
  return {
    mock,
    async call(id, parameters = {}, body, { namespace } = {}) {
      const operation = contract.operations.find((one) => one.id === id);
      if (!operation) throw new Error(`there is no operation ${id}`);
      const rest = { ...parameters };
      const path = operation.path.replace(/\{([^}]+)\}/g, (_, name) => {
        const value = rest[name];
        delete rest[name];
        return encodeURIComponent(String(value));
      });
      const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString();
      const request = new Request(`${server}${path}${query && `?${query}`}`, {
        method: operation.method.toUpperCase(),
        headers: {
          ...(body !== undefined && { "content-type": "application/json" }),
          ...(namespace !== undefined && { "countersign-namespace": namespace }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const response = await send(request);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const { status, headers } = response;
      const text = new TextDecoder().decode(bytes);
      const all = judging.response(operation, { status, headers, body: bytes });
      // What only differs from the examples is what these tests are about: other requests than theirs.
      const findings = all.filter(({ kind }) => kind !== "example");
      if (status === 401) throw new Error(`${id} was refused: ${headers.get("countersign-refused")}`);
      if (findings.length)
        throw new Error(
          `${id} answered ${status} ${text}: ${findings.map(({ message, pointer }) => `${pointer}: ${message}`).join("; ")}`,
        );
      return { status, text, body: /json/.test(headers.get("content-type") ?? "") ? JSON.parse(text) : undefined };
    },
  };
}
