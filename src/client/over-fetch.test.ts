import { vi } from "vitest";

// The same behaviour where the runtime's `fetch` sends, as in every runtime but a plain Node.
const native = fetch;
vi.stubGlobal("fetch", (...all: Parameters<typeof fetch>) => native(...all));

await import("./create-client.test.ts");
await import("./outcomes.test.ts");
await import("./retries.test.ts");
await import("./redaction.test.ts");
