// Everything exported here is used outside, or is a type in the signature of something that is.

export { type Awaitable, andThen } from "./awaitable.ts";
export { readBodyProperty, writeBodyProperty } from "./body-property.ts";
export { toBytes, toHex, toText, type Value } from "./bytes.ts";
export {
  type Comparison,
  compareCanonical,
  compareSteps,
  compareValue,
  type Difference,
  type PartComparison,
} from "./compare.ts";
export { CredentialError } from "./credential-error.ts";
export { type Description, functionDescriptions, functionSections, nameDescriptions } from "./descriptions.ts";
export { evaluateTemplate, type Scope, type Step, type WireRequest } from "./evaluate.ts";
export { expandItems, isPerItem } from "./expand-items.ts";
export {
  type CanonicalPart,
  type DigestExplanation,
  explainNames,
  explainSteps,
  fingerprint,
  holdsCredential,
  type NamedExplanation,
  printable,
} from "./explain.ts";
export { arityOf, printSignature } from "./functions/parameters.ts";
export {
  type FunctionName,
  functionNames,
  isAsymmetric,
  isDigest,
  isKeyed,
  lookupNames,
} from "./functions/registry.ts";
export * from "./functions.ts";
export { inJson, jsonLater } from "./json-later.ts";
export { type PartOrigin, partOrigins } from "./origin.ts";
export { parseTemplate, TemplateError } from "./parse-template.ts";
export { inBody, inCookie, inHeader, inQuery, type Place, places } from "./place.ts";
export { captureNames, carriesClock, readParts } from "./read-value.ts";
export { gotFurther, type Refusal, refusalReasons } from "./refusal.ts";
export { chooseRequirement, credentialNames, type Requirement, type Scheme, type Schemes } from "./scheme.ts";
export { sentValue } from "./sent-value.ts";
export { type SignOptions, sign } from "./sign.ts";
export { signItems } from "./sign-items.ts";
export { splitUrl, type UrlPieces } from "./split-url.ts";
export {
  bare,
  builtInNames,
  callsIn,
  clockNames,
  credentialsIn,
  type Expression,
  namedIn,
  namesIn,
  printExpression,
  printSource,
  type Template,
  type TemplateSource,
  usesClock,
} from "./template.ts";
export {
  bodyKeywords,
  hasProperties,
  type MisplacedTemplate,
  madeParameters,
  misplacedTemplates,
  templatePlaces,
} from "./template-places.ts";
export { coverageText, type RequestPart, uncoveredBy } from "./uncovered.ts";
export { unreadableIn } from "./unreadable.ts";
export {
  bodyOf,
  headerOf,
  headersOf,
  hostOf,
  isoTimeOf,
  methodOf,
  nonceOf,
  pathOf,
  queryOf,
  type Signing,
  targetOf,
  timeOf,
  unixMillisOf,
  unixSecondsOf,
  urlOf,
  uuidOf,
} from "./values.ts";
export { type KnownCredentials, type Mismatch, type Verdict, type VerifyOptions, verdictOf, verify } from "./verify.ts";
