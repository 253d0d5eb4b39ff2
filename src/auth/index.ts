export { CredentialError, type Step, type WireRequest } from "./evaluate.ts";
export {
  type CanonicalPart,
  compareCanonical,
  type Difference,
  type DigestExplanation,
  explainSteps,
  fingerprint,
} from "./explain.ts";
export { functionSignatures } from "./function-signatures.ts";
export type { Functions } from "./functions/function.ts";
export { parseTemplate, TemplateError } from "./parse-template.ts";
export {
  chooseRequirement,
  credentialNames,
  functionNames,
  type Requirement,
  type Scheme,
  type Schemes,
} from "./scheme.ts";
export { randomNonce, type SignOptions, signWith } from "./sign.ts";
export { sign } from "./sign-with-all.ts";
export {
  builtInNames,
  callsIn,
  credentialsIn,
  type Expression,
  namesIn,
  printExpression,
  type Template,
} from "./template.ts";
export { type Refusal, type Verdict, type VerifyOptions, verify } from "./verify.ts";
