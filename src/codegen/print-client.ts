import { credentialNames, type Requirement, type Scheme } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { environmentName } from "../core/environment-name.ts";
import { FindingError } from "../core/errors.ts";
import { describeOperations, describeServers, issuersOf, usedSchemes, writers } from "./describe-api.ts";
import { escapeComment } from "./escape-comment.ts";
import { printKey, printLiteral } from "./print-literal.ts";
import { printOperation } from "./print-operation.ts";
import { printScheme } from "./print-scheme.ts";
import { printStyles } from "./print-styles.ts";

/** Methods that every client has besides the operations. */
const taken = [
  "__proto__",
  "request",
  "use",
  "eject",
  "then",
  "GET",
  "PUT",
  "POST",
  "DELETE",
  "OPTIONS",
  "HEAD",
  "PATCH",
  "TRACE",
];

/**
 * The module that an integrator imports: `createClient`, the credentials and servers it takes, and the operations with
 * their documentation.
 *
 * @throws FindingError when an operationId is the name of a method that every client has.
 */
export function printClient(contract: Contract, clientModule: string): string {
  const clash = contract.operations.find(({ id }) => taken.includes(id));
  if (clash)
    throw new FindingError(
      `${contract.api}: operationId ${clash.id} is taken by the client itself; the contract needs another name for ${clash.method.toUpperCase()} ${clash.path}.`,
    );
  const { title } = contract;
  const operations = describeOperations(contract);
  const schemes = printedSchemes(contract);
  return `${printImports(operations, schemes, clientModule)}

/** Names of the servers of ${title}.${bulletList(contract.servers.map(({ name, url, description }) => `\`${name}\`: ${url}${description ? `. ${description}` : ""}`))} */
export type Server = ${contract.servers.map(({ name }) => JSON.stringify(name)).join(" | ") || "never"};

/** What ${title} asks a caller to prove itself with. */
export type Credentials = ${printCredentials(contract)};

export type ClientOptions = Options<Credentials, Server>;

/** The operations of ${title}, by operationId. */
export interface Operations {
${contract.operations.map((operation) => printOperation(operation, operations[operation.id]?.pages)).join("\n")}
}

/** The operations of ${title}, by method and path. */
export interface Routes {
${printRoutes(contract)}
}

/** A client of ${title}: openapi-fetch's methods by path, and one method per operation. */
export type Client = PathClient<Routes> & Operations;

/** How each value that proves who calls is made: for \`verify\` and \`explain\` of countersign/auth. */
export const schemes: Schemes = {
${schemes.map(({ name, scheme }) => `  ${printLiteral(name)}: ${printLiteral(schemeData(scheme))},\n`).join("")}};

${schemes.map(({ constant, code }) => `const ${constant}: SchemeDescriptor = ${code.text};\n`).join("")}
${printDescriptor(contract, operations, schemes)}

/**
 * Makes a client of ${title}.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<Routes, Operations>(descriptor, options);
}
`;
}

type DescribedOperations = ReturnType<typeof describeOperations>;

/** A scheme that operations use, its code, and the name of the constant that holds it. */
interface PrintedScheme {
  name: string;
  scheme: Scheme;
  code: ReturnType<typeof printScheme>;
  constant: string;
}

function printedSchemes(contract: Contract): PrintedScheme[] {
  const schemes = usedSchemes(contract);
  const constants = nameConstants(schemes.map(([name]) => name));
  const issuers = issuersOf(contract);
  return schemes.map(([name, scheme]) => ({
    name,
    scheme,
    code: printScheme(scheme, { isForm: takesForms(contract, name), issuedBy: issuers[name] }),
    constant: constants.get(name) as string,
  }));
}

/** The writers of bodies that these operations need: media type and name in the client. */
const usedWriters = (operations: DescribedOperations): [type: string, writer: string][] =>
  Object.entries(writers).filter(([type]) => Object.values(operations).some(({ body }) => body === type));

function printImports(
  operations: DescribedOperations,
  schemes: readonly PrintedScheme[],
  clientModule: string,
): string {
  const fromAuth = [...new Set(schemes.flatMap(({ code }) => code.imports))].sort();
  const fromClient = [
    "type ApiDescriptor",
    ...(Object.keys(operations).length ? ["type As", "type AskedForm"] : []),
    "type CallOptions",
    "type ClientOptions as Options",
    "createApiClient",
    ...(Object.values(operations).some(({ pages }) => pages) ? ["type Paged"] : []),
    "type PathClient",
    "type ResultPromise",
    ...(schemes.length ? ["type SchemeDescriptor"] : []),
    ...usedWriters(operations).map(([, writer]) => writer),
    ...new Set(Object.values(operations).flatMap(({ styles }) => printStyles(styles).imports)),
  ];
  return `import { ${[...fromAuth, "type Schemes"].join(", ")} } from ${JSON.stringify(authModule(clientModule))};
import {
${fromClient.map((name) => `  ${name},`).join("\n")}
} from ${JSON.stringify(clientModule)};
import type { operations } from "./schema.ts";

export { paginate } from ${JSON.stringify(clientModule)};
export type * from "./schema.ts";`;
}

function printDescriptor(
  contract: Contract,
  operations: DescribedOperations,
  schemes: readonly PrintedScheme[],
): string {
  const constants = new Map(schemes.map(({ name, constant }) => [name, constant]));
  const lines = Object.entries(operations).map(([id, { security, scopes, styles, ...operation }]) => {
    const print = (name: string) =>
      scopes[name] ? `{ ...${constants.get(name)}, scopes: ${printLiteral(scopes[name])} }` : constants.get(name);
    const choices = security.map((names) => `[${names.map(print).join(", ")}]`);
    const properties = [...printStyles(styles).properties, `security: [${choices.join(", ")}]`];
    return `    ${printKey(id)}: ${printLiteral(operation).replace(/ }$/, "")}, ${properties.join(", ")} },\n`;
  });
  const used = usedWriters(operations).map(([type, writer]) => `${JSON.stringify(type)}: ${writer}`);
  return `/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  api: ${JSON.stringify(contract.api)},
  servers: ${printLiteral(describeServers(contract))},
  operations: {
${lines.join("")}  },${used.length ? `\n  writers: { ${used.join(", ")} },` : ""}
  validators: () => import("./validators.ts"),
};`;
}

/** `countersign/auth`, from where the client comes. */
const authModule = (clientModule: string): string => clientModule.replace(/\bclient(\/index\.ts)?$/, "auth$1");

function printRoutes({ operations }: Contract): string {
  const methods = [...new Set(operations.map(({ method }) => method))].filter((method) =>
    taken.includes(method.toUpperCase()),
  );
  return methods
    .map((method) => {
      const lines = operations
        .filter((operation) => operation.method === method)
        .map(({ id, path }) => `    ${JSON.stringify(path)}: operations[${JSON.stringify(id)}];\n`);
      return `  ${method.toUpperCase()}: {\n${lines.join("")}  };`;
    })
    .join("\n");
}

/** Whether an operation that a scheme is for takes a form. */
const takesForms = ({ operations }: Contract, scheme: string): boolean =>
  operations.some(
    ({ security, body }) =>
      security.flat().includes(scheme) && Object.keys(body?.content ?? {}).some((type) => /x-www-form/i.test(type)),
  );

/** A name in TypeScript for each scheme, which its contract may have called anything. */
export function nameConstants(names: string[]): Map<string, string> {
  const constants = new Map<string, string>();
  for (const name of names) {
    const words = `${name} scheme`.split(/[^A-Za-z0-9]+/).filter(Boolean);
    const plain = words.map((word, i) => (i ? word.replace(/^./, (c) => c.toUpperCase()) : word)).join("");
    const safe = plain.replace(/^(?=\d)/, "_");
    const taken = [...constants.values()];
    let constant = safe;
    for (let i = 2; taken.includes(constant); i++) constant = `${safe}${i}`;
    constants.set(name, constant);
  }
  return constants;
}

const schemeData = ({ in: place, name, value, unknown, clockSkew, optional }: Scheme): Scheme => ({
  in: place,
  name,
  value,
  ...(unknown !== undefined && { unknown }),
  ...(optional && { optional }),
  ...(clockSkew !== undefined && { clockSkew }),
});

const bulletList = (items: string[]): string =>
  items.length ? ` ${escapeComment(items.map((item) => item.replace(/\.$/, "")).join("; "))}.` : "";

/** Credentials that meet a requirement: its own, or those with which the ones that the vendor issues are asked for. */
function waysIn(contract: Contract, requirement: Requirement): string[][] {
  const { schemes, operations } = contract;
  const own = credentialNames(schemes, requirement);
  const issuers = issuersOf(contract);
  const issued = requirement.filter((name) => issuers[name]);
  const asked = issued.flatMap((name) => operations.find(({ id }) => id === issuers[name]?.operation)?.security ?? []);
  const others = credentialNames(
    schemes,
    requirement.filter((name) => !issuers[name]),
  );
  return [own, ...asked.map((needed) => [...new Set([...others, ...credentialNames(schemes, needed)])])];
}

/**
 * One object type per way in: what an operation demands is given whole, and what only other operations demand may be.
 * A way that asks for all of another one's credentials and more adds nothing.
 */
function printCredentials(contract: Contract): string {
  const { api, schemes, operations } = contract;
  const ways = operations
    .flatMap(({ security }) => security)
    .flatMap((requirement) => waysIn(contract, requirement))
    .filter((names) => names.length > 0);
  const names = [...new Set(ways.flat())];
  const least = ways.filter(
    (way, i) =>
      !ways.some((other, j) => other.every((name) => way.includes(name)) && (other.length < way.length || j < i)),
  );
  const print = (needed: string[]): string => {
    const lines = names.map((name) => {
      const users = Object.keys(schemes).filter((scheme) => credentialNames(schemes, [scheme]).includes(name));
      return `  /** For ${users.map((scheme) => `\`${scheme}\``).join(", ")}. By convention in \`${environmentName(api, name)}\`. */\n  ${name}${needed.includes(name) ? "" : "?"}: string;`;
    });
    return `{\n${lines.join("\n")}\n}`;
  };
  return least.length ? least.map(print).join(" | ") : "Record<string, never>";
}
