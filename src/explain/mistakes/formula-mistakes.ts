import { type Expression, functionNames, isDigest, isKeyed, printExpression } from "../../auth/index.ts";
import { type Mistakes, rewrites } from "./attempt.ts";

type Call = Extract<Expression, { call: string }>;
type Ways = [words: string, Expression][];

/** The formula was another: another encoding, another function, its parts in another order. */
export const formulaMistakes: Mistakes = ({ expression, scope }) =>
  [encodings, functions, parts].flatMap((ways) =>
    rewrites(expression, (one) => ("call" in one ? ways(one) : [])).map(([words, made]) => ({
      words,
      attempt: { expression: made, scope },
    })),
  );

const names: Record<string, string> = { hex: "hexadecimal", base64: "Base64", base64url: "Base64url" };

function encodings({ call, args }: Call): Ways {
  const [hashed] = args;
  if (!names[call] || args.length !== 1 || !hashed || !("call" in hashed) || !isDigest(hashed.call)) return [];
  const what = hashed.call;
  const others = Object.keys(names).filter((other) => other !== call);
  return [
    ...(call === "hex"
      ? [[`with ${what} in upper-case hexadecimal`, { call: "upper", args: [{ call, args }] }] as [string, Expression]]
      : []),
    ...others.map((other): [string, Expression] => [
      `with ${what} in ${names[other]}, not in ${names[call]}`,
      { call: other, args },
    ]),
    [`with the Base64 of the hexadecimal digits of ${what}`, { call: "base64", args: [{ call: "hex", args }] }],
    [`with the bytes of ${what}, not its ${names[call]}`, hashed],
  ];
}

const lengths = /(\d+)$/;

/** The same kind of function with another hash; a plain hash of key and message in place of an HMAC, and the reverse. */
function functions({ call, args }: Call): Ways {
  if (!isDigest(call)) return [];
  const instead = (other: string, args: Expression[], how = ""): [string, Expression] => [
    `with ${other}${how} in place of ${call}`,
    { call: other, args },
  ];
  const kind = call.replace(lengths, "").replace(/Md5$|^md5$/, "");
  const similar = functionNames.filter(
    (other) =>
      other !== call && isDigest(other) && isKeyed(other) === isKeyed(call) && other.startsWith(kind.slice(0, 3)),
  );
  const [key, ...message] = args;
  const hash = call.replace(/^hmac/, "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  const mac = `hmac${call.replace(/^[a-z]/, (letter) => letter.toUpperCase())}`;
  const known = (name: string) => functionNames.some((other) => other === name);
  if (call.startsWith("hmac") && key)
    return [
      ...similar.map((other) => instead(other, args)),
      instead(hash, args, " of the key and the parts"),
      instead(hash, [...message, key], " of the parts and the key"),
      ...(message.length === 1
        ? [
            [`with the key and the message of ${call} swapped`, { call, args: [message[0] as Expression, key] }] as [
              string,
              Expression,
            ],
          ]
        : []),
    ];
  return [
    ...similar.map((other) => instead(other, args)),
    ...(!isKeyed(call) && known(mac) && message.length ? [instead(mac, args, " keyed with the first part")] : []),
  ];
}

const separators = ["\n", ".", ":", "|", "&", ",", ";", " ", "-", "_", "\r\n"];

const shown = (parts: readonly Expression[]): string => parts.map(printExpression).join(", ");

/** The parts of a hash in another order, with something between them, or without one of them. */
function parts({ call, args }: Call): Ways {
  if (!isDigest(call) && !/^(join|concat)$/.test(call)) return [];
  // The key, and the separator, are no parts.
  const key = isKeyed(call) || call === "join" ? args.slice(0, 1) : [];
  const hashed = args.slice(key.length);
  const made = (parts: Expression[]): Expression => ({ call, args: [...key, ...parts] });
  const texts = hashed.filter((part) => "text" in part);
  if (hashed.length < 2) return [];
  const [separator] = key;
  if (call === "join" && separator)
    return [
      ...["", ...separators].map((mark): [string, Expression] => [
        `with ${mark ? JSON.stringify(mark) : "nothing"} between its parts`,
        { call, args: [{ text: mark }, ...hashed] },
      ]),
      [`with ${printExpression(separator)} at its end`, { call: "concat", args: [{ call, args }, separator] }],
      ...others(hashed, made),
    ];
  return [
    ...separators.map((mark): [string, Expression] => [
      `with ${JSON.stringify(mark)} between its parts`,
      made(hashed.flatMap((part, i) => (i ? [{ text: mark }, part] : [part]))),
    ]),
    ...(texts.length
      ? [[`without ${shown(texts)}`, made(hashed.filter((part) => !("text" in part)))] as [string, Expression]]
      : []),
    ...others(hashed, made),
  ];
}

/** Without one of the parts, or in another order. */
function others(hashed: readonly Expression[], made: (parts: Expression[]) => Expression): Ways {
  return [
    ...hashed.map((part, i): [string, Expression] => [
      `without ${printExpression(part)}`,
      made(hashed.toSpliced(i, 1)),
    ]),
    ...orders(hashed).map((parts): [string, Expression] => [
      `with its parts in the order ${shown(parts)}`,
      made(parts),
    ]),
  ];
}

/** Every order of up to five parts but their own; of more, those in which two have changed places. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length <= 5) return permutations(items).slice(1);
  return items.flatMap((a, i) => items.slice(i + 1).map((b, j) => items.with(i, b).with(i + 1 + j, a)));
}

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((others) => [item, ...others]));
