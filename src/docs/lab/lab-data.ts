import type { Requirement, Scheme } from "../../auth/index.ts";
import type { Contract, Operation, Parameter } from "../../contract/index.ts";
import { mockServer } from "../../core/mock-server.ts";
import type { ParameterStyle } from "../../parameters/index.ts";
import { type SampleRequest, sampleRequest } from "../../samples/sample-request.ts";
import { shownRequirement } from "../worked-example.ts";

/** A parameter as the lab asks for it. */
export interface LabParameter {
  in: Parameter["in"];
  name: string;
  required: boolean;
  sensitive?: boolean;
  style?: ParameterStyle;
  /** Whether its value is a list or an object, and written as JSON in the lab. */
  isJson?: boolean;
  /** Of the sample; empty when it has none. */
  value: string;
}

/** An operation, or a webhook, as the lab shows it. */
export interface LabOperation {
  id: string;
  method: string;
  path: string;
  summary?: string;
  isWebhook?: boolean;
  /** Ways to be let in that ask for something; the one that samples show comes first. */
  security: Requirement[];
  parameters: LabParameter[];
  /** Media types of the body; empty when it has none. */
  types: string[];
  /** The body of the sample, as it is sent. */
  body: string;
}

/** A scheme of the contract, with what its template is called by readers. */
export type LabScheme = Scheme & { template: string };

/** Everything about an API that its lab carries; plain JSON. */
export interface LabData {
  api: string;
  title: string;
  servers: { name: string; url: string }[];
  /** Where `countersign mock` serves the API. */
  mock: string;
  schemes: Record<string, LabScheme>;
  operations: LabOperation[];
  testCredentials: Record<string, string>;
}

/** What the lab of a contract carries. */
export function labData(contract: Contract): LabData {
  const { api, title, servers, testCredentials } = contract;
  const used = new Set([...contract.operations, ...contract.webhooks].flatMap(({ security }) => security.flat()));
  const schemes = Object.entries(contract.schemes).filter(([name]) => used.has(name));
  return {
    api,
    title,
    servers: servers.filter(({ url }) => /^https?:\/\/[^{}]+$/.test(url)).map(({ name, url }) => ({ name, url })),
    mock: `${mockServer}/${api}`,
    schemes: Object.fromEntries(
      schemes.map(([name, { in: place, name: key, value, unknown, optional, clockSkew, template }]) => [
        name,
        { in: place, name: key, value, unknown, optional, clockSkew, template },
      ]),
    ),
    operations: [...contract.operations, ...contract.webhooks].map((operation) => labOperation(contract, operation)),
    testCredentials,
  };
}

function labOperation(contract: Contract, operation: Operation): LabOperation {
  const { id, method, path, summary } = operation;
  const isWebhook = contract.webhooks.includes(operation);
  const sample = sampleRequest(contract, operation);
  const shown = shownRequirement(contract, operation);
  const asking = operation.security.filter((one) => one.length > 0 && one.every((name) => contract.schemes[name]));
  const isShown = (one: Requirement) => one.join() === shown.join();
  return {
    id,
    method: method.toUpperCase(),
    path,
    ...(summary !== undefined && { summary }),
    ...(isWebhook && { isWebhook }),
    security: [...asking.filter(isShown), ...asking.filter((one) => !isShown(one))],
    parameters: operation.parameters.filter(({ made }) => !made).map((parameter) => labParameter(parameter, sample)),
    types: Object.keys(operation.body?.content ?? {}),
    body: sample.bodyText,
  };
}

function labParameter(
  { in: place, name, required, sensitive, style, schema }: Parameter,
  sample: SampleRequest,
): LabParameter {
  const value = sample.params[place]?.[name];
  const type = typeof schema === "object" ? schema.type : undefined;
  const isJson = typeof value === "object" || type === "array" || type === "object";
  return {
    in: place,
    name,
    required,
    ...(sensitive && { sensitive }),
    ...(style && { style }),
    ...(isJson && { isJson }),
    value: value === undefined ? "" : isJson ? JSON.stringify(value) : String(value),
  };
}
