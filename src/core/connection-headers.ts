/** Headers of one connection, for nobody further on (RFC 9110, section 7.6.1, and the `Trailer` of a chunked body). */
export const connectionHeaders: readonly string[] = [
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];
