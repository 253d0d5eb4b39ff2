import { createClient } from "countersign/monri";
import { createMockFetch } from "countersign-dev/mock";
import { expect, test } from "vitest";
import { missing } from "./fixtures/missing.ts";

const credentials = { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" };

test.skipIf(missing("@opentelemetry/sdk-trace-base"))(
  "OpenTelemetry gets a span for each attempt, without a secret (needs @opentelemetry/sdk-trace-base)",
  async () => {
    const { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } = await import(
      "@opentelemetry/sdk-trace-base"
    );
    const { traceHooks } = await import("./opentelemetry.ts");
    const exporter = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    const seen: (string | null)[] = [];
    const mock = createMockFetch({ api: "monri" });
    const monri = createClient({
      server: "test",
      credentials,
      hooks: traceHooks(provider.getTracer("shop")),
      fetch: (request, init) => {
        const sent = new Request(request, init);
        seen.push(sent.headers.get("traceparent"));
        return mock(sent);
      },
    });
    await monri.createCustomer({ body: { name: "Ana" } });
    await monri.getCustomer({ params: { path: { uuid: "4b281da4-d145-4233-b957-2018cf9aa0f0" } } });
    const [created, read] = exporter.getFinishedSpans();
    expect(created).toMatchObject({
      name: "POST /v2/customers",
      kind: 2,
      status: { code: 0 },
      attributes: {
        "http.request.method": "POST",
        "http.response.status_code": 200,
        "server.address": "ipgtest.monri.com",
        "server.port": 443,
        "url.full": "https://ipgtest.monri.com/v2/customers",
      },
    });
    expect(read).toMatchObject({
      status: { code: 2 },
      attributes: { "http.response.status_code": 404, "error.type": "404" },
    });
    expect(seen[0]).toContain(created?.spanContext().spanId);
    const spans = exporter
      .getFinishedSpans()
      .map(({ name, attributes, status, events }) => [name, attributes, status, events]);
    expect(JSON.stringify(spans)).not.toMatch(/qwert1234|7db11ea5|Ana|4b281da4/);
  },
);
