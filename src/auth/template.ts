/** A part of a template that is computed: a name, a text, or a call of a function with expressions. */
export type Expression = { name: string } | { text: string } | { call: string; args: Expression[] };

/** A parsed `x-value`: literal text and expressions, in order. Plain JSON, so that generated code can carry it. */
export type Template = (string | Expression)[];

/** Parts of the request exactly as it goes on the wire. */
export const requestNames = ["method", "url", "host", "path", "query", "target", "body"] as const;

/** The clock, in the three spellings that vendors use. All of one signing come from the same instant. */
export const clockNames = ["unixMillis", "unixSeconds", "isoTime"] as const;

/** Every name that is not a credential. */
export const builtInNames: readonly string[] = [...requestNames, ...clockNames, "nonce"];

/** The expression in the notation it was written in. */
export function printExpression(expression: Expression): string {
  if ("name" in expression) return expression.name;
  if ("text" in expression) return JSON.stringify(expression.text);
  return `${expression.call}(${expression.args.map(printExpression).join(", ")})`;
}

/** Names used anywhere in the template, each once, in order of appearance. */
export function namesIn(template: Template): string[] {
  const names = new Set<string>();
  const visit = (part: string | Expression): void => {
    if (typeof part === "string") return;
    if ("name" in part) names.add(part.name);
    else if ("call" in part) part.args.forEach(visit);
  };
  template.forEach(visit);
  return [...names];
}

/** The credentials that a caller must supply for this template. */
export function credentialsIn(template: Template): string[] {
  return namesIn(template).filter((name) => !builtInNames.includes(name));
}
