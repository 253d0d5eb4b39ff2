import type { Contract } from "../contract/index.ts";
import { isJson } from "../core/media-type.ts";
import type { ExportedRequest } from "./exported-request.ts";
import { describe, type Environment, type Exportable, type Format, mark } from "./format.ts";
import { groupByFolder } from "./group-by-folder.ts";

/** A collection in format 2.1, and environments: what Postman imports, and Newman runs. */
export const postman: Format = {
  abilities: { tool: "Postman", privateKeys: false, partBytes: false },
  target: {
    sign: "signInPostman",
    file: "sign-in-postman",
    given: () => "pm",
    isAsync: false,
    digests: "crypto-js-digests",
    needs: 'const cryptoJs = require("crypto-js");',
    isSandbox: true,
  },
  isFolder: false,
  oneApiPerFolder: false,
  mainFile: (api) => `${api}.postman_collection.json`,
  write: ({ contract, requests, script }) =>
    new Map([[postman.mainFile(contract.api), print(writeCollection(contract, requests, script))]]),
  writeEnvironments: ({ api, title }, environments) =>
    new Map(
      environments.map((environment) => [
        `${api}.${environment.name.replace(/[^\w.-]+/g, "-")}.postman_environment.json`,
        print(writeEnvironment(title, environment)),
      ]),
    ),
};

const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function writeCollection({ api, title }: Contract, requests: Exportable["requests"], script: string): object {
  return {
    info: {
      name: title,
      description: `${mark(api)}.`,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    item: [...groupByFolder(requests)].flatMap(([name, inside]): object[] =>
      name ? [{ name, item: inside.map(writeItem) }] : inside.map(writeItem),
    ),
    ...(script && { event: [writeEvent("prerequest", script)] }),
  };
}

const writeEvent = (listen: "prerequest" | "test", script: string): object => ({
  listen,
  script: { type: "text/javascript", exec: script.trimEnd().split("\n") },
});

/** The script that keeps what a response issues in the environment. */
const keepIssued = ({ issues }: ExportedRequest): string =>
  issues
    .map(
      ({ credential, place }) =>
        `if (pm.response.code < 300) pm.environment.set(${JSON.stringify(credential)}, pm.response.json()${place});`,
    )
    .join("\n");

function writeItem(request: ExportedRequest): object {
  const { name, method, headers, body } = request;
  return {
    name,
    ...(request.issues.length > 0 && { event: [writeEvent("test", keepIssued(request))] }),
    request: {
      method,
      description: describe(request).join("\n\n"),
      header: headers.map(([key, value]) => ({ key, value })),
      ...(body && { body: writeBody(body) }),
      url: writeUrl(request),
    },
  };
}

/** Postman's own way to write a variable of the path is a segment of its own; others are filled in. */
function writeUrl({ path, pathValues, query }: ExportedRequest): object {
  const variables: { key: string; value: string }[] = [];
  const segments = path
    .split("/")
    .slice(1)
    .map((segment) => {
      const [, key] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
      const value = key === undefined ? undefined : pathValues[key];
      if (key === undefined || value === undefined)
        return segment.replace(/\{([^{}]+)\}/g, (braces, name) => pathValues[name] ?? braces);
      variables.push({ key, value });
      return `:${key}`;
    });
  const pairs = query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [key, ...value] = pair.split("=");
      return { key, value: value.join("=") };
    });
  return {
    raw: `{{baseUrl}}/${segments.join("/")}${query && `?${query}`}`,
    host: ["{{baseUrl}}"],
    path: segments,
    ...(pairs.length > 0 && { query: pairs }),
    ...(variables.length > 0 && { variable: variables }),
  };
}

function writeBody(body: NonNullable<ExportedRequest["body"]>): object {
  if ("form" in body)
    return { mode: "formdata", formdata: body.form.map(([key, value]) => ({ key, value, type: "text" })) };
  const language = isJson(body.type) ? "json" : /xml/.test(body.type) ? "xml" : "text";
  return { mode: "raw", raw: body.text, options: { raw: { language } } };
}

function writeEnvironment(title: string, { name, baseUrl, credentials }: Environment): object {
  return {
    name: `${title}: ${name}`,
    values: [
      { key: "baseUrl", value: baseUrl, type: "default", enabled: true },
      ...Object.entries(credentials).map(([key, value = ""]) => ({ key, value, type: "secret", enabled: true })),
    ],
    _postman_variable_scope: "environment",
  };
}
