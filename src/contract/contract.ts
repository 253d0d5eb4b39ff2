import type { Requirement, Scheme, Schemes } from "../auth/index.ts";
import type { ParameterStyle } from "../parameters/index.ts";
import type { ReferenceOptions } from "./read-description.ts";

/** A JSON Schema (draft 2020-12), references included. */
export type Schema = Record<string, unknown> | boolean;

/** How strong a claim is: a vendor page says so, somebody's code or traffic shows it, or it is ours. */
export interface Evidence {
  level: "documented" | "observed" | "assumed";
  source?: string;
  note?: string;
  /** How the constraints of a schema are known: by kind, for `required` also by property. */
  constraints?: Record<string, unknown>;
}

export interface Example {
  summary?: string;
  value: unknown;
}

export interface MediaType {
  schema?: Schema;
  /** RFC 6901 pointer of the schema in the bundled document. */
  pointer: string;
  /** By name; an unnamed `example` is called `example`. */
  examples: Record<string, Example>;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required: boolean;
  description?: string;
  /** `x-sensitive`: its values belong in no log. */
  sensitive?: boolean;
  /** `x-value`: its value is made when the request is signed; a caller gives none. */
  made?: boolean;
  schema?: Schema;
  /** How its value is written, where that is not just one value as a string. */
  style?: ParameterStyle;
  examples: Record<string, Example>;
}

export interface Body {
  required: boolean;
  /** By media type, as the contract writes it. */
  content: Record<string, MediaType>;
}

export interface DocumentedResponse {
  description: string;
  headers: Record<
    string,
    { required: boolean; schema?: Schema; description?: string; examples: Record<string, Example> }
  >;
  content: Record<string, MediaType>;
  evidence?: Evidence;
}

export interface Operation {
  id: string;
  /** Lower case. */
  method: string;
  /** Template as the contract has it, such as `/v2/customers/{uuid}`; the name of the event for a webhook. */
  path: string;
  summary?: string;
  description?: string;
  tags: string[];
  deprecated: boolean;
  /** `x-idempotent`: whether sending twice does what sending once does, where the method does not say it right. */
  idempotent?: boolean;
  /** `x-money`: it pays, captures, refunds, voids or transfers. */
  money?: boolean;
  parameters: Parameter[];
  body?: Body;
  /** By status: `200`, `4XX` or `default`. */
  responses: Record<string, DocumentedResponse>;
  /** What lets a caller in: a choice of requirements; empty when nothing is demanded. */
  security: Requirement[];
  /** By scheme: the scopes or roles that `security` names. */
  scopes: Readonly<Record<string, readonly string[]>>;
  /** The vendor's page. */
  source?: string;
  evidence?: Evidence;
  /** RFC 6901 pointer of the operation in the bundled document. */
  pointer: string;
}

/** How the value of a security scheme is made, with what people read about it. */
export interface ContractScheme extends Scheme {
  /** The template in its own notation, the names of `let` first. */
  template: string;
  description?: string;
  evidence?: Evidence;
}

export interface Server {
  /** What callers type: `x-name`, or the host. */
  name: string;
  /** Variables filled with their defaults, without a slash at the end. */
  url: string;
  description?: string;
}

/** One API as everything else in countersign sees it. */
export interface Contract {
  /** Key in the registry, such as `acme`. */
  api: string;
  /** Root file that it was read from. */
  file: string;
  /** Every file that it was read from, absolute. */
  files: string[];
  /** The one of them that is an overlay of the root file. */
  overlay?: string;
  title: string;
  version: string;
  description?: string;
  servers: Server[];
  schemes: Schemes & Record<string, ContractScheme>;
  operations: Operation[];
  webhooks: Operation[];
  /** Published or sample credentials (`x-test-credentials`), completed with made-up ones. */
  testCredentials: Record<string, string>;
  /** The bundled document: all references are internal. */
  document: OpenApiDocument;
  /** Where its references may lead: for whoever reads it again. */
  references: ReferenceOptions;
  /** What the description says and is not kept, one clause each, with its place. */
  notes: string[];
}

/** The parts of an OpenAPI document that are read by name; everything else is kept as it is. */
export type OpenApiDocument = Record<string, any>;
