export type { Case, CaseKind, CaseRecord, CaseRequest, Expectation, Tamper } from "./case.ts";
export { type CaseOptions, casesFor, eachCase } from "./cases/index.ts";
export { connectionFailure } from "./connection-failure.ts";
export { type Coverage, coverage, type Share } from "./coverage.ts";
export { type Finding, type FindingKind, type Severity, severities } from "./finding.ts";
export {
  type Judge,
  type JudgedRequest,
  type JudgedResponse,
  type Judgement,
  type JudgeOptions,
  judge,
} from "./judge.ts";
export type { OnWait } from "./live/live-guard.ts";
export { NoResponse } from "./live/silence.ts";
export { isSuccess, matchResponse } from "./match-response.ts";
export { formatMutations, killedPercent } from "./mutate/format-mutations.ts";
export { areas, rules } from "./mutate/operator.ts";
export { operators } from "./mutate/operators.ts";
export { type Mutant, type MutationReport, runMutants } from "./mutate/run-mutants.ts";
export type { RandomRequests } from "./random/random-case.ts";
export { checkRecording, type RecordedChecks, type RecordingOptions } from "./recording/check-recording.ts";
export { type FindOperation, operationFinder } from "./recording/find-operation.ts";
export type { Har, HarEntry, HarPair } from "./recording/har.ts";
export { readHar } from "./recording/read-har.ts";
export { type RelationCase, relationCases } from "./relations/index.ts";
export { type ApiReport, apiReport, coveredPercent, isFailed, type Verdict, verdictOf } from "./report/api-report.ts";
export { type FailureOptions, formatFailures } from "./report/format-failures.ts";
export { formatTable, type TableOptions } from "./report/format-table.ts";
export { mergeShards } from "./report/merge-shards.ts";
export { toJson } from "./report/to-json.ts";
export { toJUnit } from "./report/to-junit.ts";
export { toMarkdown } from "./report/to-markdown.ts";
export {
  type CheckResult,
  type Connect,
  type Run,
  type RunOptions,
  type RunProgress,
  runCases,
  runChecks,
} from "./run-checks.ts";
export type { Shard } from "./shard.ts";
export { checkWebhooks, type Deliver } from "./webhooks/check-webhooks.ts";
