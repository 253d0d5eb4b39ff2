import type { Pages } from "../client/index.ts";
import type { Operation } from "../contract/index.ts";
import { pointerTokens } from "../core/json-pointer.ts";
import { escapeComment } from "./escape-comment.ts";
import { printKey } from "./print-literal.ts";

/**
 * The method of an operation, with its documentation, for the interface of all operations. What it takes is written out:
 * a compiler would compute a type that has to be, such as the client's `Call`, for every operation, called or not.
 */
export function printOperation(operation: Operation, pages: Pages | undefined): string {
  const { id, method, path, summary, description, source, parameters, body, deprecated, responses } = operation;
  const lines = [
    ...(summary ? [`${summary}.`, ""] : []),
    ...(description ? [description, ""] : []),
    `\`${method.toUpperCase()} ${path}\``,
    ...parameters
      .filter(({ made }) => !made)
      .map(
        ({ name, in: place, description }) => `- \`params.${place}.${name}\`${description ? ` ${description}` : ""}`,
      ),
    ...(deprecated ? ["@deprecated"] : []),
    ...(source ? [`@see ${source}`] : []),
  ].flatMap((line) => escapeComment(line).split("\n"));
  const type = `operations[${JSON.stringify(id)}]`;
  const params = parameters.some(({ required, made }) => required && !made) ? "params" : "params?";
  const taken = `{ ${params}: ${type}["parameters"]; ${printBody(body, type)} }`;
  const given = params === "params" || body?.required ? "call" : "call?";
  const call = `<Form extends AskedForm = "json">(${given}: CallOptions & As<Form> & ${taken})`;
  const result = `ResultPromise<${type}, Form>`;
  const doc = `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join("\n")}\n   */\n  ${printKey(id)}`;
  if (!pages) return `${doc}${call}: ${result};\n`;
  const status = Object.keys(responses).find((status) => /^2/.test(status)) ?? "";
  const response = `${type}["responses"][${/^\d+$/.test(status) ? status : JSON.stringify(status)}]["content"]["application/json"]`;
  const list = pointerTokens(pages.items).reduce(
    (within, key) => `NonNullable<${within}[${JSON.stringify(key)}]>`,
    response,
  );
  return `${doc}: (${call} => ${result}) & Paged<${list}[number]>;\n`;
}

function printBody(body: Operation["body"], type: string): string {
  const types = Object.keys(body?.content ?? {}).map((type) => JSON.stringify(type));
  if (types.length === 0) return "body?: undefined";
  const whole = `${type}["requestBody"]`;
  return body?.required
    ? `body: ${whole}["content"][${types.join(" | ")}]`
    : `body?: NonNullable<${whole}>["content"][${types.join(" | ")}]`;
}
