export { constraintsOf, constraintsOfHeader, readStatements } from "./constraints.ts";
export type * from "./contract.ts";
export { structureError, structureProblem } from "./description-problem.ts";
export {
  type Claim,
  claimKinds,
  countEvidence,
  type EvidenceCount,
  type Level,
  levels,
  readClaims,
} from "./evidence.ts";
export { findOperation } from "./find-operation.ts";
export { loadContract } from "./load-contract.ts";
export {
  allSlots,
  childSlots,
  isAssertion,
  isObject,
  rootSlots,
  type SchemaSlot,
  toNormalForm,
} from "./normal-form/index.ts";
export { propertyNamed } from "./property-named.ts";
export { readDescription } from "./read-description.ts";
export { readCallbacks } from "./read-operation.ts";
export { mayBe, withParameterSchemas } from "./read-parameter-style.ts";
export { readTemplate } from "./read-schemes.ts";
export { readYaml } from "./read-yaml.ts";
export {
  type ApiSource,
  apisOf,
  findApis,
  loadApis,
  packagedApis,
  projectRoot,
  type Registry,
  readRegistry,
} from "./registry.ts";
export { requestParameters } from "./request-parameters.ts";
export { atPointer, followRef, resolveRef } from "./resolve-ref.ts";
export { responseKey } from "./response-key.ts";
export { type WatchOptions, watchContracts } from "./watch-contracts.ts";
