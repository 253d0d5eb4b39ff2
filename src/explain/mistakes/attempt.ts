import { bare, type Expression, evaluateTemplate, type Scope, type WireRequest } from "../../auth/index.ts";

/** A signature as somebody may have made it: what they computed, of what. */
export interface Attempt {
  expression: Expression;
  scope: Scope;
}

/** An attempt that differs from the right one in one thing. */
export interface Variation {
  /** Completes "yours was made ...". */
  words: string;
  attempt: Attempt;
}

/** What is known besides the request: other credentials of the caller, and what servers have before their paths. */
export interface Surroundings {
  /** By what they are called. */
  credentials: Readonly<Record<string, string>>;
  basePaths: readonly string[];
  /** A request that may have been signed in place of the one that was sent, and what to call it. */
  other?: { called: string; request: WireRequest };
}

/** Finds the variations of one kind. */
export type Mistakes = (attempt: Attempt, surroundings: Surroundings) => Variation[];

/** The signature that an attempt gives; undefined where none can be made. */
export async function signatureOf({ expression, scope }: Attempt): Promise<string | undefined> {
  try {
    return await evaluateTemplate([expression], scope);
  } catch {
    return undefined;
  }
}

type BareExpression = ReturnType<typeof bare>;

/** An expression with one of its parts written in another way, once for each part and way. */
export function rewrites(
  written: Expression,
  change: (expression: BareExpression) => [words: string, Expression][],
): [words: string, Expression][] {
  const expression = bare(written);
  const own = change(expression);
  if (!("call" in expression)) return own;
  const inner = expression.args.flatMap((arg, i) =>
    rewrites(arg, change).map(([words, made]): [string, Expression] => [
      words,
      { ...expression, args: expression.args.with(i, made) },
    ]),
  );
  return [...own, ...inner];
}

/** An expression with another one in place of a name, wherever it stands; undefined when it does not stand there. */
export function replaceName(written: Expression, name: string, by: Expression): Expression | undefined {
  const expression = bare(written);
  if ("name" in expression) return expression.name === name ? by : undefined;
  if (!("call" in expression)) return undefined;
  const args = expression.args.map((arg) => replaceName(arg, name, by));
  if (args.every((arg) => arg === undefined)) return undefined;
  return { ...expression, args: args.map((arg, i) => arg ?? (expression.args[i] as Expression)) };
}
