// Signed requests to one operation, each of them different: another body, another id, another page.
const merged = (value, change) => ({ ...structuredClone(value), ...change });

/** The operation with other values in the place of its examples; parameters that are given become required. */
function withValues(operation, { parameters = {}, body }) {
  const media = Object.entries(operation.body?.content ?? {}).map(([type, one]) => {
    const [example] = Object.values(one.examples);
    return [type, { ...one, examples: { varied: { value: merged(example?.value ?? {}, body) } } }];
  });
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) =>
      Object.hasOwn(parameters, parameter.name)
        ? { ...parameter, required: true, examples: { varied: { value: parameters[parameter.name] } } }
        : parameter,
    ),
    ...(operation.body && { body: { ...operation.body, ...(body && { content: Object.fromEntries(media) }) } }),
  };
}

/**
 * @param values Of the request with this number: `{ parameters, body }`.
 * @returns as many requests, signed now.
 */
export async function variedRequests({ contract, id, base, count, values, signedSample }) {
  const operation = contract.operations.find((one) => one.id === id);
  if (!operation) throw new Error(`${contract.api} has no operation ${id}`);
  const made = [];
  for (let i = 0; i < count; i++) {
    const varied = withValues(operation, values(i));
    made.push(await signedSample(contract, varied, base, contract.testCredentials, Date.now()));
  }
  return made;
}

/** Sends requests one after the other. @returns the JSON of each response. */
export async function sendAll(requests) {
  const bodies = [];
  for (const { method, url, headers, body } of requests) {
    const response = await fetch(url, { method, headers, ...(body.length && { body }) });
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    bodies.push(await response.json());
  }
  return bodies;
}
