import { isBadPort } from "../core/is-bad-port.ts";

const reasons: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its name cannot be resolved",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "its network cannot be reached",
  UND_ERR_CONNECT_TIMEOUT: "it does not accept the connection in time",
  EPROTO: "it does not speak TLS",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is self-signed",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate cannot be verified",
};

/** The code of the system error behind a failed fetch. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > 4) return undefined;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown[] };
  if (typeof code === "string" && code) return code;
  return codeOf(cause, depth + 1) ?? codeOf(errors?.[0], depth + 1);
}

/** Why no connection came about, in words; undefined when the failure was another, later one. */
export function connectionFailure(error: unknown): string | undefined {
  if (isBadPort(error)) return "fetch refuses to use that port";
  const code = codeOf(error);
  const reason = code && reasons[code];
  return reason && `${reason} (${code})`;
}

/** Whether a connection broke that had been made, as one that was kept alive may at any time. */
export const isDropped = (error: unknown): boolean =>
  ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"].includes(codeOf(error) ?? "");

/** What happened to a request that got no response, without anything of the request in it. */
export const failureCode = (error: unknown): string => {
  const code = codeOf(error);
  return code ? `the connection broke (${code})` : "the connection broke";
};
