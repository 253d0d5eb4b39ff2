/**
 * What to check, in one word.
 *
 * - `body-parsed`: the body was parsed before it got here; its bytes are needed.
 * - `secret-missing`: no secret was given, or an empty one.
 * - `header-missing`, `header-malformed`: a header that the contract demands is not there, or has another form.
 * - `too-old`: the signed clock is further off than allowed, behind or ahead.
 * - `wrong-secret`: the secret is not the one that the request was signed with.
 * - `body-changed`: the signature fits the body as it was before something rewrote it or put it into Base64.
 * - `wrong-signature`: the secret is another one, or the body was changed, or somebody else made the request.
 * - `unsigned`: nobody can verify this webhook.
 * - `body-malformed`: the body cannot be read as what the contract says it is.
 * - `unexpected-event`: the payload is of another webhook than the one that was asked for.
 */
export type WebhookErrorCode =
  | "body-parsed"
  | "secret-missing"
  | "header-missing"
  | "header-malformed"
  | "too-old"
  | "wrong-secret"
  | "body-changed"
  | "wrong-signature"
  | "unsigned"
  | "body-malformed"
  | "unexpected-event";

const ours: readonly WebhookErrorCode[] = ["body-parsed", "secret-missing"];

/** Why a request is no webhook to act on. The message says what to check; it has neither secrets nor the payload. */
export class WebhookError extends Error {
  override name = "WebhookError";
  readonly code: WebhookErrorCode;
  readonly api: string;
  /** The header that fails, in the contract's spelling. */
  readonly header?: string;
  /** What to respond with: 500 when the mistake is on our side, 400 otherwise. */
  readonly status: 400 | 500;

  constructor(api: string, code: WebhookErrorCode, problem: string, header?: string) {
    super(`${api}: ${problem}`);
    this.code = code;
    this.api = api;
    this.status = ours.includes(code) ? 500 : 400;
    if (header !== undefined) this.header = header;
  }
}
