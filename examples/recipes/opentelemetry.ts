import { type Span, SpanKind, SpanStatusCode, type Tracer } from "@opentelemetry/api";
import { attributesOf, type CallEvent, type Hooks } from "countersign/client";

/**
 * A span for each attempt of a call, named and described by OpenTelemetry's conventions for HTTP clients. Hooks never see
 * what a caller sends, so no span has a credential, a parameter or a body.
 */
export function traceHooks(tracer: Tracer): Hooks {
  // The hooks of one attempt get the same event.
  const spans = new WeakMap<CallEvent, Span>();
  const end = (event: CallEvent) => {
    const span = spans.get(event);
    const attributes = attributesOf(event);
    if (attributes["error.type"] !== undefined) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.setAttributes(attributes).end();
  };
  return {
    onRequest(event) {
      const attributes = attributesOf(event);
      const name = `${attributes["http.request.method"]} ${attributes["url.template"]}`;
      const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
      spans.set(event, span);
      const { traceId, spanId, traceFlags } = span.spanContext();
      return { traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}` };
    },
    onResponse: end,
    onError: end,
  };
}
