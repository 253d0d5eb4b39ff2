import { callsIn, isAsymmetric, namesIn } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import type { SampleRequest } from "../samples/sample-request.ts";
import type { Abilities } from "./exported-request.ts";

/** Why the value of a scheme is not made in an exported request, as one sentence; undefined when it is made. */
export function whyNotSigned(
  { schemes }: Contract,
  name: string,
  { form }: SampleRequest,
  { tool, privateKeys, partBytes }: Abilities,
): string | undefined {
  const scheme = schemes[name];
  if (!scheme) return `The contract has no scheme ${name}.`;
  const what = `The ${scheme.in === "body" ? "property" : scheme.in} ${scheme.name} is not made`;
  if (scheme.unknown !== undefined) return `${what}: ${scheme.unknown.replace(/\s+/g, " ").replace(/\.?$/, ".")}`;
  const key = callsIn(scheme.value).find(isAsymmetric);
  if (key && !privateKeys) return `${what}: scripts of ${tool} cannot sign with a private key (${key}).`;
  if (form && !partBytes && (scheme.in === "body" || namesIn(scheme.value).includes("body")))
    return `${what}: scripts of ${tool} do not see the bytes of a form in parts.`;
  return undefined;
}
