export { CredentialError, type Step, type WireRequest } from "./evaluate.ts";
export {
  type CanonicalPart,
  compareCanonical,
  type Difference,
  type DigestExplanation,
  explainSteps,
  fingerprint,
} from "./explain.ts";
export { functionSignatures } from "./functions.ts";
export { parseTemplate, TemplateError } from "./parse-template.ts";
export { chooseRequirement, credentialNames, type Requirement, type Scheme, type Schemes } from "./scheme.ts";
export { randomNonce, type SignOptions, sign } from "./sign.ts";
export { builtInNames, credentialsIn, type Expression, namesIn, printExpression, type Template } from "./template.ts";
export { type Refusal, type Verdict, type VerifyOptions, verify } from "./verify.ts";
