import type { Transport } from "./node-transport.ts";

let node: typeof import("./node-transport.ts") | undefined | null;

/** What sends a request better than `fetch` does, where there is such a thing. Loaded when it is first asked for. */
export async function findTransport(): Promise<Transport | undefined> {
  if (node === undefined)
    node =
      typeof globalThis.process?.getBuiltinModule === "function"
        ? await import("./node-transport.ts").catch(() => null)
        : null;
  return node?.isPlainNode() ? node.nodeTransport : undefined;
}
