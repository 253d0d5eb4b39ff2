import { toBytes, type WireRequest } from "../../../auth/index.ts";
import { writeParameter } from "../../../parameters/index.ts";
import type { LabOperation, LabParameter } from "../lab-data.ts";

/** What a reader has filled in. */
export interface LabInput {
  /** Base URL of the server that the request is signed for; the whole URL of the receiver for a webhook. */
  server: string;
  /** By place and name: `query limit`. Empty is not sent. */
  parameters: Readonly<Record<string, string>>;
  /** Empty when there is no body. */
  contentType: string;
  body: string;
}

/** What keeps a request from being built, for readers. */
export class LabProblem extends Error {}

export const parameterKey = ({ in: place, name }: Pick<LabParameter, "in" | "name">): string => `${place} ${name}`;

/**
 * The request of an operation, not signed yet, to the URL that runtimes make of it.
 *
 * @throws LabProblem when a value is missing or cannot be sent.
 */
export function buildRequest(operation: LabOperation, input: LabInput): WireRequest {
  const headers = new Headers();
  let { path } = operation;
  const query: string[] = [];
  const cookies: string[] = [];
  for (const parameter of operation.parameters) {
    const text = input.parameters[parameterKey(parameter)] ?? "";
    if (text === "" && parameter.in !== "path") continue;
    if (text === "") throw new LabProblem(`The path needs a value for ${parameter.name}.`);
    const written = writeParameter(parameter.in, parameter.name, readValue(parameter, text), parameter.style, plain);
    if (parameter.in === "path") path = path.replaceAll(`{${parameter.name}}`, () => written);
    else if (parameter.in === "header") setHeader(headers, parameter.name, written);
    else if (written) (parameter.in === "query" ? query : cookies).push(written);
  }
  if (cookies.length) setHeader(headers, "cookie", cookies.join("; "));
  const hasBody = input.body !== "" && !/^(GET|HEAD)$/.test(operation.method);
  if (input.contentType && hasBody) setHeader(headers, "content-type", input.contentType);
  const base = input.server.replace(/\/+$/, "");
  const joint = path.includes("?") ? "&" : "?";
  const url = operation.isWebhook ? input.server : `${base}${path}${query.length ? joint : ""}${query.join("&")}`;
  return { method: operation.method, url: absolute(url), headers, body: toBytes(hasBody ? input.body : "") };
}

/** As runtimes send it: `'` in a query, say, becomes %27. */
function absolute(url: string): string {
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw new LabProblem(
      `The server needs an address that begins with http:// or https://, not ${JSON.stringify(url)}.`,
    );
  return new URL(url).href;
}

function readValue({ isJson, name }: LabParameter, text: string): unknown {
  if (!isJson) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new LabProblem(`${name} is a list or an object: write it as JSON, such as ["a", "b"].`);
  }
}

const plain = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new LabProblem(`No header can carry what ${name} has.`);
  }
}
