import { credentialNames } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { environmentName, FindingError } from "../contract/index.ts";
import { describeApi } from "./describe-api.ts";

/** Methods that every client has besides the operations. */
const taken = ["request", "use", "eject", "then", "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/**
 * The module that an integrator imports: `createClient`, the credentials and servers it takes, and the operations with
 * their documentation.
 *
 * @throws FindingError when an operationId is the name of a method that every client has.
 */
export function printClient(contract: Contract, clientModule: string): string {
  if (contract.operations.length === 0)
    throw new FindingError(`${contract.api}: the contract has no operation; there is nothing to make a client of.`);
  const clash = contract.operations.find(({ id }) => taken.includes(id));
  if (clash)
    throw new FindingError(
      `${contract.api}: operationId ${clash.id} is taken by the client itself; the contract needs another name for it.`,
    );
  const { validators: _, ...descriptor } = describeApi(contract);
  const servers = contract.servers.map(({ name }) => JSON.stringify(name)).join(" | ") || "never";
  return `import {
  type ApiDescriptor,
  type Call,
  type CallOptions,
  type Client as FetchClient,
  type ClientOptions as Options,
  createApiClient,
  type Result,
} from ${JSON.stringify(clientModule)};
import type { operations, paths } from "./schema.ts";

export type * from "./schema.ts";

/** Names of the servers of ${contract.title}.${bulletList(contract.servers.map(({ name, url, description }) => `\`${name}\`: ${url}${description ? `. ${description}` : ""}`))} */
export type Server = ${servers};

/** What ${contract.title} asks a caller to prove itself with. */
export type Credentials = ${printCredentials(contract)};

export type ClientOptions = Options<Credentials, Server>;

/** The operations of ${contract.title}, by operationId. */
export interface Operations {
${contract.operations.map(printOperation).join("\n")}
}

/** A client of ${contract.title}: openapi-fetch's methods by path, and one method per operation. */
export type Client = FetchClient<paths> & Operations;

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
${JSON.stringify(descriptor, null, 2).split("\n").slice(1, -1).join("\n")},
  "validators": () => import("./validators.ts")
};

/**
 * Makes a client of ${contract.title}.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<paths, Operations>(descriptor, options);
}
`;
}

/** Prose cannot end the comment that it stands in. */
const comment = (text: string): string => text.replace(/\*\//g, "*\\/");

const bulletList = (items: string[]): string =>
  items.length ? ` ${comment(items.map((item) => item.replace(/\.$/, "")).join("; "))}.` : "";

/**
 * One object type per way in: what an operation demands is given whole, and what only other operations demand may be.
 * A way that asks for all of another one's credentials and more adds nothing.
 */
function printCredentials({ api, schemes, operations }: Contract): string {
  const ways = operations
    .flatMap(({ security }) => security)
    .map((requirement) => credentialNames(schemes, requirement))
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

function printOperation(operation: Operation): string {
  const { id, method, path, summary, description, source, parameters, body, deprecated } = operation;
  const lines = [
    ...(summary ? [`${summary}.`, ""] : []),
    ...(description ? [description, ""] : []),
    `\`${method.toUpperCase()} ${path}\``,
    ...parameters.map(
      ({ name, in: place, description }) => `- \`params.${place}.${name}\`${description ? ` ${description}` : ""}`,
    ),
    ...(deprecated ? ["@deprecated"] : []),
    ...(source ? [`@see ${source}`] : []),
  ].flatMap((line) => comment(line).split("\n"));
  const needed = body?.required || parameters.some(({ required }) => required);
  const key = /^[A-Za-z_$][\w$]*$/.test(id) ? id : JSON.stringify(id);
  const type = `operations[${JSON.stringify(id)}]`;
  return `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join("\n")}\n   */\n  ${key}(call${needed ? "" : "?"}: Call<${type}, CallOptions>): Promise<Result<${type}>>;\n`;
}
