/** Which way a value goes: readOnly properties are not demanded of a request, writeOnly ones not of a response. */
export type Direction = "request" | "response";
