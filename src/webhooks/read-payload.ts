import { isUrlEncoded } from "../core/media-type.ts";
import { WebhookError } from "./webhook-error.ts";

/**
 * The payload in the form of its media type: JSON where none is named, an object of texts from a form, text otherwise.
 *
 * @throws WebhookError `body-malformed` when JSON is expected and something else came.
 */
export function readPayload(api: string, body: Uint8Array, mediaType?: string): unknown {
  const text = new TextDecoder().decode(body);
  if (mediaType) {
    if (!isUrlEncoded(mediaType)) return text;
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new WebhookError(
      api,
      "body-malformed",
      `expected a body of JSON, got ${body.length === 1 ? "a byte that is" : `${body.length} bytes that are`} not`,
    );
  }
}

export const memberOf = (payload: unknown, name: string): unknown =>
  typeof payload === "object" && payload !== null && Object.hasOwn(payload, name)
    ? (payload as Record<string, unknown>)[name]
    : undefined;
