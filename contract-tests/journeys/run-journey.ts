import { valueAt } from "../../src/core/json-pointer.ts";

/** A workflow of an Arazzo document, as far as the journeys use it. */
export interface Workflow {
  workflowId: string;
  steps: Step[];
  outputs?: Record<string, string>;
}

interface Step {
  stepId: string;
  operationId: string;
  parameters?: { name: string; in: string; value: unknown }[];
  requestBody?: { payload: unknown };
  successCriteria: { condition: string }[];
  outputs?: Record<string, string>;
}

type Call = (options: object) => Promise<{ status: number; data?: unknown; error?: unknown }>;

/** What expressions can refer to: the inputs, the outputs of earlier steps, and the response of this one. */
interface Scope {
  inputs: Record<string, unknown>;
  steps: Record<string, Record<string, unknown>>;
  status?: number;
  body?: unknown;
}

/** The value of a runtime expression; anything else stands for itself, down through arrays and objects. */
function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, evaluate(part, scope)]));
  if (typeof value !== "string" || !value.startsWith("$")) return value;
  if (value === "$statusCode") return scope.status;
  const [, input] = /^\$inputs\.(\w+)$/.exec(value) ?? [];
  if (input) return scope.inputs[input];
  const [, step, output] = /^\$steps\.(\w+)\.outputs\.(\w+)$/.exec(value) ?? [];
  if (step && output) return scope.steps[step]?.[output];
  const [, pointer] = /^\$response\.body#(.*)$/.exec(value) ?? [];
  if (pointer !== undefined) return valueAt(scope.body, pointer);
  throw new Error(`the journeys have an expression that this test does not know: ${value}`);
}

/** One side of a condition: an expression, a string in quotes, or a literal of JSON. */
function operand(text: string, scope: Scope): unknown {
  if (text.startsWith("$")) return evaluate(text, scope);
  return text.startsWith("'") ? text.slice(1, -1) : JSON.parse(text);
}

const optionsOf = ({ parameters = [], requestBody }: Step, scope: Scope): object => {
  const params: Record<string, Record<string, unknown>> = {};
  for (const { name, in: place, value } of parameters) {
    params[place] ??= {};
    params[place][name] = evaluate(value, scope);
  }
  return { params, ...(requestBody && { body: evaluate(requestBody.payload, scope) }) };
};

/**
 * Walks a workflow through a generated client and hands back its outputs.
 *
 * @throws Error at the first step whose criteria are not met, or which hands on nothing where it should hand on something.
 */
export async function runJourney(
  { steps, outputs = {} }: Workflow,
  client: Record<string, Call>,
  inputs: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const scope: Scope = { inputs, steps: {} };
  for (const step of steps) {
    const { stepId, operationId, successCriteria } = step;
    const call = client[operationId];
    if (!call) throw new Error(`${stepId}: the client has no ${operationId}`);
    const { status, data, error } = await call(optionsOf(step, scope));
    Object.assign(scope, { status, body: data ?? error });
    for (const { condition } of successCriteria) {
      const [left = "", right = ""] = condition.split(" == ");
      if (operand(left, scope) !== operand(right, scope))
        throw new Error(`${stepId}: ${condition} does not hold for ${status} ${JSON.stringify(scope.body)}`);
    }
    const handed = Object.entries(step.outputs ?? {}).map(([name, value]) => [name, evaluate(value, scope)]);
    const missing = handed.find(([, value]) => value === undefined);
    if (missing) throw new Error(`${stepId}: nothing to hand on as ${missing[0]} in ${JSON.stringify(scope.body)}`);
    scope.steps[stepId] = Object.fromEntries(handed);
  }
  return evaluate(outputs, scope) as Record<string, unknown>;
}
