import { credentialsIn, type Template } from "./template.ts";

/** One value that a request must carry to be accepted: where it goes, what it is called there, how it is made. */
export interface Scheme {
  in: "header" | "query" | "cookie" | "body";
  /**
   * The name of the header, query parameter or cookie; the RFC 6901 pointer of a property of a JSON body, with `*` for
   * each item of an array.
   */
  name: string;
  value: Template;
  /** Why only the vendor knows how the value is made. Such a scheme cannot be signed for. */
  unknown?: string;
  /** Whether a request without the value can be let in: a parameter that proves nothing by itself. */
  optional?: boolean;
  /** How far, in seconds, the clock in this value may be off; absent if the vendor does not say. */
  clockSkew?: number;
}

/** By the name that the contract gives each. */
export type Schemes = Readonly<Record<string, Scheme>>;

/** Names of schemes that apply together. Several requirements are a choice; an empty requirement accepts any request. */
export type Requirement = readonly string[];

/** The credentials that the schemes of a requirement need, each once. */
export function credentialNames(schemes: Schemes, requirement: Requirement): string[] {
  return [...new Set(requirement.flatMap((scheme) => credentialsIn(schemes[scheme]?.value ?? [])))];
}

/**
 * The first requirement whose credentials are all given. One that needs credentials comes before one that needs none.
 *
 * @returns undefined when none can be met.
 */
export function chooseRequirement(
  schemes: Schemes,
  requirements: readonly Requirement[],
  credentials: Readonly<Record<string, string | undefined>>,
): Requirement | undefined {
  const met = requirements.filter((requirement) =>
    credentialNames(schemes, requirement).every((name) => credentials[name]),
  );
  const known = (requirement: Requirement) => requirement.every((name) => schemes[name]?.unknown === undefined);
  const asks = (requirement: Requirement) => credentialNames(schemes, requirement).length > 0;
  return (
    met.find((requirement) => asks(requirement) && known(requirement)) ??
    met.find((requirement) => requirement.length > 0 && known(requirement)) ??
    met.find((requirement) => requirement.length > 0) ??
    met[0]
  );
}
