// For the house rules, which read a document as the loader and the mock do.

export { credentialsIn, misplacedTemplates, parseTemplate, unreadableIn } from "../auth/index.ts";
export { childSlots, constraintsOf, constraintsOfHeader, readStatements } from "../contract/index.ts";
export { followTokens, pointerTokens } from "../core/json-pointer.ts";
export { grammarNames, grammarProblem } from "../schema/index.ts";
