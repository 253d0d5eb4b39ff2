export { mockServer } from "../core/mock-server.ts";
export { type BuiltDocs, buildDocs, type DocsOptions } from "./build-docs.ts";
export type { Change, ContractStep } from "./changes-page.ts";
export type { ContractRun } from "./index-page.ts";
export { markdownPage } from "./markdown-page.ts";
export { operationLink } from "./operation-link.ts";
export { publishedDocument } from "./published-document.ts";
export { publishedJourney } from "./published-journey.ts";
export { instant, type WorkedExample, workedExample } from "./worked-example.ts";
