/**
 * A part of a template that is computed: a name, a string, a call of a function with expressions, or a name of `let`
 * with what it stands for.
 */
export type Expression =
  | { name: string }
  | { text: string }
  | { call: string; args: Expression[] }
  | { let: string; value: Expression };

/** An expression that is no name of `let`. */
export type BareExpression = Exclude<Expression, { let: string }>;

/** A template as the contract writes it: alone, or with names for intermediate values, each a template too. */
export type TemplateSource = string | { let?: Record<string, string>; value: string };

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

/** What an expression stands for, whatever it is called. */
export function bare(expression: Expression): BareExpression {
  let found = expression;
  while ("let" in found) found = found.value;
  return found;
}

/** A template for readers: its names first, one a line. */
export function printSource(source: TemplateSource): string {
  if (typeof source === "string") return source;
  const named = Object.entries(source.let ?? {}).map(([name, value]) => `${name} = ${value}\n`);
  return `${named.join("")}${named.length ? "\n" : ""}${source.value}`;
}

/** The expression in the notation it was written in. */
export function printExpression(expression: Expression): string {
  if ("let" in expression) return expression.let;
  if ("name" in expression) return expression.name;
  if ("text" in expression) return JSON.stringify(expression.text);
  return `${expression.call}(${expression.args.map(printExpression).join(", ")})`;
}

/** The expression with what its names of `let` stand for in their place: the same for all that make the same value. */
export function printWhole(written: Expression): string {
  const expression = bare(written);
  if (!("call" in expression)) return printExpression(expression);
  return `${expression.call}(${expression.args.map(printWhole).join(", ")})`;
}

function collect(template: Template, pick: (expression: Expression) => string | undefined): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (part: string | Expression): void => {
    if (typeof part === "string") return;
    if ("let" in part) {
      if (!seen.has(part.let)) visit(part.value);
      seen.add(part.let);
      return;
    }
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

/** The names of `let` that the template uses, with what each stands for; a name that uses others comes after them. */
export function namedIn(template: Template): Map<string, Expression> {
  const found = new Map<string, Expression>();
  const visit = (part: string | Expression): void => {
    if (typeof part === "string") return;
    if ("call" in part) part.args.forEach(visit);
    if (!("let" in part) || found.has(part.let)) return;
    visit(part.value);
    found.set(part.let, part.value);
  };
  template.forEach(visit);
  return found;
}

/** Whether the clock goes into a value, sent or only hashed. */
export const usesClock = (template: Template): boolean =>
  collect(template, (expression) => (isClock(expression) ? "clock" : undefined)).length > 0;

/** The credentials that a caller must supply for this template. */
export function credentialsIn(template: Template): string[] {
  return namesIn(template).filter((name) => !builtInNames.includes(name));
}
