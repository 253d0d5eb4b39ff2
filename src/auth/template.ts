/** A part of a template that is computed: a name, a string, or a call of a function with expressions. */
export type Expression = { name: string } | { text: string } | { call: string; args: Expression[] };

/** A parsed `x-value`: literal text and expressions, in order. Plain JSON, so that generated code can carry it. */
export type Template = (string | Expression)[];

/** Parts of the request exactly as it goes on the wire. */
export const requestNames = ["method", "url", "host", "path", "query", "target", "body"] as const;

/** The clock, in the three forms that vendors use. All of one signing come from the same instant. */
export const clockNames = ["unixMillis", "unixSeconds", "isoTime"] as const;

/** What makes each request unique, in the two forms that vendors use. */
export const nonceNames = ["nonce", "uuid"] as const;

/** A name that is not a credential. */
export type BuiltInName = (typeof requestNames)[number] | (typeof clockNames)[number] | (typeof nonceNames)[number];

export const builtInNames: readonly string[] = [...requestNames, ...clockNames, ...nonceNames];

/** The expression in the notation it was written in. */
export function printExpression(expression: Expression): string {
  if ("name" in expression) return expression.name;
  if ("text" in expression) return JSON.stringify(expression.text);
  return `${expression.call}(${expression.args.map(printExpression).join(", ")})`;
}

function collect(template: Template, pick: (expression: Expression) => string | undefined): string[] {
  const found = new Set<string>();
  const visit = (part: string | Expression): void => {
    if (typeof part === "string") return;
    const item = pick(part);
    if (item !== undefined) found.add(item);
    if ("call" in part) part.args.forEach(visit);
  };
  template.forEach(visit);
  return [...found];
}

/** Names used anywhere in the template, each once, in order of appearance. */
export const namesIn = (template: Template): string[] =>
  collect(template, (expression) => ("name" in expression ? expression.name : undefined));

/** Functions called anywhere in the template, each once, in order of appearance. */
export const callsIn = (template: Template): string[] =>
  collect(template, (expression) => ("call" in expression ? expression.call : undefined));

export const isClock = (expression: Expression): boolean =>
  "name" in expression
    ? (clockNames as readonly string[]).includes(expression.name)
    : "call" in expression && expression.call === "time";

/** Whether the clock goes into a value, sent or only hashed. */
export const usesClock = (template: Template): boolean =>
  collect(template, (expression) => (isClock(expression) ? "clock" : undefined)).length > 0;

/** The credentials that a caller must supply for this template. */
export function credentialsIn(template: Template): string[] {
  return namesIn(template).filter((name) => !builtInNames.includes(name));
}
