import { builtInNames, type Expression, namesIn } from "../../auth/index.ts";
import { type Attempt, type Mistakes, replaceName, type Variation } from "./attempt.ts";

/** A credential was used in another form, or another one in its place. */
export const credentialMistakes: Mistakes = (attempt, { credentials }) =>
  namesIn([attempt.expression])
    .filter((name) => !builtInNames.includes(name))
    .flatMap((name) => [...values(attempt, name, credentials), ...codings(attempt, name)]);

function values({ expression, scope }: Attempt, name: string, others: Readonly<Record<string, string>>): Variation[] {
  const value = scope.credentials[name] ?? "";
  const ways: [words: string, value: string][] = [
    [`with a line break at the end of ${name}`, `${value}\n`],
    [`with a line break of Windows (CR LF) at the end of ${name}`, `${value}\r\n`],
    [`with a space at the end of ${name}`, `${value} `],
    [`with a space before ${name}`, ` ${value}`],
    [`with no white space around ${name}`, value.trim()],
    [`with quotes around ${name}`, `"${value}"`],
    [`with ${name} in upper case`, value.toUpperCase()],
    [`with ${name} in lower case`, value.toLowerCase()],
    ...Object.entries(others).map(([other, value]): [string, string] => [`with ${other} in place of ${name}`, value]),
  ];
  return ways
    .filter(([, other]) => other && other !== value)
    .map(([words, other]) => ({
      words,
      attempt: { expression, scope: { ...scope, credentials: { ...scope.credentials, [name]: other } } },
    }));
}

function codings({ expression, scope }: Attempt, name: string): Variation[] {
  const ways = {
    unhex: `with the bytes that ${name} stands for in hexadecimal`,
    unbase64: `with the bytes that ${name} stands for in Base64`,
    hex: `with ${name} in hexadecimal`,
    base64: `with ${name} in Base64`,
  };
  const made = Object.entries(ways).flatMap(([call, words]) => {
    const by: Expression = { call, args: [{ name }] };
    const other = replaceName(expression, name, by);
    return other ? [{ words, attempt: { expression: other, scope } }] : [];
  });
  const undone = { ...scope, credentials: { ...scope.credentials } };
  return [...made, ...asWritten({ expression, scope: undone }, name)];
}

/** With the string itself where the formula takes the bytes that it stands for. */
function asWritten({ expression, scope }: Attempt, name: string): Variation[] {
  const bareName = withoutCoding(expression, name);
  return bareName
    ? [{ words: `with ${name} as it is written, not decoded`, attempt: { expression: bareName, scope } }]
    : [];
}

function withoutCoding(expression: Expression, name: string): Expression | undefined {
  if ("let" in expression) return withoutCoding(expression.value, name);
  if (!("call" in expression)) return undefined;
  const [first] = expression.args;
  if (/^un(hex|base64)$/.test(expression.call) && first && "name" in first && first.name === name) return first;
  const args = expression.args.map((arg) => withoutCoding(arg, name));
  if (args.every((arg) => arg === undefined)) return undefined;
  return { ...expression, args: args.map((arg, i) => arg ?? (expression.args[i] as Expression)) };
}
