import {
  builtInNames,
  parseTemplate,
  printSource,
  type Requirement,
  type Template,
  TemplateError,
  type TemplateSource,
} from "../auth/index.ts";
import { UsageError } from "../core/errors.ts";
import type { Contract, ContractScheme, OpenApiDocument } from "./contract.ts";
import { resolveRef } from "./resolve-ref.ts";

const standardHttp: Record<string, string> = {
  bearer: "Bearer {token}",
  basic: 'Basic {base64(username, ":", password)}',
};

/**
 * Reads one template.
 *
 * @throws UsageError with its position, when it cannot be read.
 */
export function readTemplate(template: TemplateSource, where: string): Template {
  try {
    return parseTemplate(template);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new UsageError(`${where}: ${error.message}.`);
  }
}

/** The template of a scheme: its own, or the one that goes without saying; none where the connection itself proves who calls. */
function templateOf(key: string, scheme: any): TemplateSource | undefined {
  if (scheme["x-value"] !== undefined) return scheme["x-value"];
  if (scheme.type === "apiKey") return `{${credentialFor(key)}}`;
  if (scheme.type === "oauth2" || scheme.type === "openIdConnect") return standardHttp.bearer;
  if (scheme.type === "http") return standardHttp[String(scheme.scheme).toLowerCase()];
  return undefined;
}

/** The credential of a scheme without a template: its own name, or `queryKey` for a scheme that is called like a part of the request. */
function credentialFor(key: string): string {
  const name = key.replace(/[^A-Za-z0-9_]/g, "_").replace(/^(?=\d)/, "_");
  return builtInNames.includes(name) ? `${name}Key` : name;
}

/** @throws UsageError naming what of a scheme is not as OpenAPI, or this project's extensions, say. */
function checkScheme(scheme: any, where: string): void {
  const refuse = (what: string): never => {
    throw new UsageError(`${where}: ${what}.`);
  };
  if (typeof scheme !== "object" || scheme === null) refuse(`expected an object, found ${JSON.stringify(scheme)}`);
  const { type, name, in: place, "x-clock-skew": skew } = scheme;
  if (type === "apiKey" && !(["header", "query", "cookie"].includes(place) && typeof name === "string" && name))
    refuse("expected `in` to be header, query or cookie, and a `name`");
  if (skew !== undefined && !(typeof skew === "number" && skew >= 0))
    refuse(`expected x-clock-skew to be seconds, found ${JSON.stringify(skew)}`);
}

/**
 * Reads the security schemes of a document, each with the template that makes its value.
 *
 * @throws UsageError when an `x-value` cannot be read, with its position.
 */
export function readSchemes(document: OpenApiDocument, file: string): Record<string, ContractScheme> {
  const schemes: Record<string, ContractScheme> = {};
  for (const [key, node] of Object.entries(document.components?.securitySchemes ?? {})) {
    const scheme = resolveRef(document, node);
    const where = `${file}: security scheme ${key}`;
    checkScheme(scheme, where);
    const unknown = scheme["x-value-unknown"];
    const template = unknown === undefined ? templateOf(key, scheme) : "";
    if (template === undefined) continue;
    schemes[key] = {
      in: scheme.type === "apiKey" ? scheme.in : "header",
      name: scheme.type === "apiKey" ? scheme.name : "Authorization",
      value: readTemplate(template, `${where}: x-value`),
      template: printSource(template),
      ...(unknown !== undefined && { unknown: String(unknown) }),
      clockSkew: scheme["x-clock-skew"],
      description: scheme.description,
      evidence: scheme["x-evidence"],
    };
  }
  return schemes;
}

/** What `security` demands, without the schemes that put nothing into a request (mutual TLS). */
export function readSecurity(
  document: OpenApiDocument,
  schemes: Contract["schemes"],
  security: Record<string, unknown>[] | undefined,
): Requirement[] {
  const silent = (key: string) => {
    const scheme = resolveRef(document, document.components?.securitySchemes?.[key]);
    return scheme?.type === "mutualTLS" && !(key in schemes);
  };
  return (security ?? []).map((requirement) => Object.keys(requirement).filter((key) => !silent(key)));
}

/** What `security` asks each scheme to be good for. */
export function readScopes(security: Record<string, unknown>[] | undefined): Record<string, string[]> {
  const scopes = new Map<string, Set<string>>();
  for (const [scheme, named] of (security ?? []).flatMap((requirement) => Object.entries(requirement)))
    for (const scope of Array.isArray(named) ? named : [])
      scopes.set(scheme, (scopes.get(scheme) ?? new Set()).add(String(scope)));
  return Object.fromEntries([...scopes].map(([scheme, named]) => [scheme, [...named]]));
}
