import type { Contract, Operation } from "../../contract/index.ts";
import { boundedCache } from "../../core/bounded-cache.ts";
import { type SchemaCheck, type SchemaNodes, schemaCheck, schemaNodes } from "../../schema/index.ts";
import { buildRequest, type ParameterValues } from "../build-request.ts";
import type { Case, CaseRequest } from "../case.ts";
import { isHeaderValue, isToken } from "../header-text.ts";
import { documentsSuccess } from "../match-response.ts";
import { type BodyChoice, bodyReader, type ContextBody } from "./case-body.ts";
import { type ContextParameter, parameterReader } from "./case-parameters.ts";

/** What every maker of cases works with: one operation, values that should be let through, and the schemas behind them. */
export interface CaseContext {
  contract: Contract;
  operation: Operation;
  nodes: SchemaNodes;
  check: SchemaCheck;
  parameters: ContextParameter[];
  /** Every parameter that there is a good value for. */
  values: ParameterValues;
  body?: ContextBody;
}

/** A request, and why it is not sent, when it is not. */
export interface PlannedRequest {
  request: CaseRequest;
  skip?: string;
}

/** Prepares the contract once for all its operations. */
export function prepareCases(
  contract: Contract,
  given: Readonly<Record<string, string>> = {},
): (operation: Operation) => CaseContext {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "request");
  const readParameters = parameterReader(contract, given);
  const readBody = bodyReader(contract);
  const read = (operation: Operation): CaseContext => {
    const parameters = readParameters(operation);
    const values: ParameterValues = {};
    for (const { key, values: good } of parameters) if (good.length) values[key] = good[0];
    return { contract, operation, nodes, check, parameters, values, body: readBody(operation) };
  };
  // A relation asks for the same few operations many times.
  const known = boundedCache<Operation, CaseContext>(50);
  return (operation) => {
    const context = known.get(operation) ?? read(operation);
    known.set(operation, context);
    return context;
  };
}

/** A request of these values, not to be sent when it is known not to fit, or when HTTP cannot carry it. */
export function planRequest(context: CaseContext, values: ParameterValues, body?: BodyChoice): PlannedRequest {
  const request = buildRequest(context.operation, values, body);
  const unfit = context.parameters.find(({ key, unfit, values: [first] }) => unfit && values[key] === first);
  const skip = unfit?.unfit ?? body?.misfit ?? unsendable(request);
  return { request, ...(skip && { skip }) };
}

function unsendable({ method, headers, body }: CaseRequest): string | undefined {
  if (method === "TRACE" || method === "CONNECT") return `no fetch sends ${method}`;
  if (body && (method === "GET" || method === "HEAD")) return `no fetch sends a body with ${method}`;
  const [name] = headers.find(([name, value]) => !isToken(name) || !isHeaderValue(value)) ?? [];
  return name === undefined ? undefined : `no header can carry the name or value of ${JSON.stringify(name)}`;
}

/** The request that should be let through. */
export const goodRequest = (context: CaseContext): PlannedRequest =>
  planRequest(context, context.values, context.body?.good);

/** Pointers of the body's properties that signing fills in: what a caller puts there is not sent. */
export const signedProperties = ({ contract: { schemes }, operation }: CaseContext): string[] =>
  operation.security
    .flat()
    .flatMap((key) => (Object.hasOwn(schemes, key) && schemes[key]?.in === "body" ? [schemes[key].name] : []));

/** A case of this operation; `about` is what its name says after the operation. */
export function toCase(context: CaseContext, about: string, rest: Omit<Case, "name" | "api" | "operation">): Case {
  const { contract, operation } = context;
  const { outcome } = rest.expect;
  const wantsSuccess = ["success", "accepted", "valid"].includes(outcome);
  const skip = rest.skip ?? (wantsSuccess && !documentsSuccess(operation) ? "no success is documented" : undefined);
  return {
    name: `${operation.id}: ${about}`,
    api: contract.api,
    operation: operation.id,
    ...rest,
    ...(skip && { skip }),
  };
}
