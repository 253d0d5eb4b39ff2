/**
 * Parts the failed checks into ours, and those of a description whose example does not fit its own schema.
 *
 * @param results What `check --json` says of each case.
 * @param operations With their ids and pointers into the description.
 * @param faults What Ajv has against the examples of an operation.
 * @returns lists of `message` and `example`, the case that showed it.
 */
export function blame(results, operations, faults) {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const ours = [];
  const theirs = [];
  for (const result of results) {
    if (result.ok || result.skipped !== undefined) continue;
    const errors = result.findings.filter(({ severity }) => severity === "broken");
    const operation = byId.get(result.operation);
    const wrong = operation && errors.map((finding) => faultBehind(finding, result, operation, faults));
    if (wrong?.length && !wrong.includes(undefined)) {
      const [{ name, pointer, message }] = wrong;
      theirs.push({ message, example: `${result.name}: example ${name} ${pointer}: ${message}` });
    } else {
      const [{ message = "failed without a finding", pointer } = {}] = errors;
      const where = pointer ? `${pointer}: ` : "";
      ours.push({ message: `${result.kind}: ${message}`, example: `${result.name}: ${where}${message}` });
    }
  }
  return { ours, theirs };
}

/** The faulty example that explains a finding: a response that is one, or a request that was refused because it has one. */
function faultBehind({ kind, pointer }, { status, kind: about }, operation, faults) {
  if (about === "webhook") return faults.request(operation)[0];
  if (pointer !== undefined) return faults.response(operation, status)[0];
  const refused = kind === "status" && status >= 400 && status < 500 && /^(success|example|status)$/.test(about);
  return refused ? faults.request(operation)[0] : undefined;
}

/**
 * Parts the steps that failed into ours, and those that refused with a sentence what Redocly cannot read either.
 *
 * @param steps By name: `problem`, when it failed, and its exit `code`.
 * @param problem What Redocly has against the description.
 */
export function blameSteps(steps, problem) {
  const failed = Object.entries(steps).filter(([, step]) => step.problem);
  const isRefused = ([, { code }]) => problem !== undefined && (code === 1 || code === 2);
  const told = ([name, step]) => `${name}: ${step.problem}`;
  return {
    ours: failed.filter((one) => !isRefused(one)).map(told),
    theirs: failed.filter(isRefused).map(told),
  };
}
