import { connectionHeaders } from "./connection-headers.ts";

/** Headers of a connection, and what only who sends a message can say of it: how long it is, how it is written, and when. */
export const messageHeaders: readonly string[] = [
  ...connectionHeaders,
  "content-encoding",
  "content-length",
  "content-type",
  "date",
];
