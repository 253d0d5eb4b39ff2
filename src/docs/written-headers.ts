/** Headers one by one, their names as the contract writes those that it names. */
export function writtenHeaders(
  { schemes }: { schemes: Readonly<Record<string, { name: string }>> },
  headers: Headers,
): [name: string, value: string][] {
  const written = new Map(Object.values(schemes).map(({ name }) => [name.toLowerCase(), name]));
  return [...headers].map(([name, value]) => [written.get(name) ?? name, value]);
}
