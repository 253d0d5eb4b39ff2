/** One property that is another one now, as JSON; absent where it is not there. */
interface ChangedProperty {
  path: string;
  before?: string;
  after?: string;
}

/** What differs between two objects, down through nested ones. */
export function changedProperties(before: unknown, after: unknown, path = ""): ChangedProperty[] {
  if (!isObject(before) || !isObject(after)) {
    const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
    if (was === is) return [];
    return [{ path: path || "/", ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => changedProperties(before[name], after[name], path ? `${path}.${name}` : name));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
