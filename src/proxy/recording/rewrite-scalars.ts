/** Where a value stands in JSON: names of properties, and numbers of items. */
export type Path = readonly (string | number)[];

/** Gives what is to stand in the place of a scalar, or of a name of a property, as JSON; the same to leave it. */
export type RewriteScalar = (path: Path, json: string) => string;

interface Level {
  /** The name or the number of what comes next; undefined while a name is awaited. */
  at: string | number | undefined;
  isArray: boolean;
}

/**
 * Rewrites the scalars of a JSON text, and the names of its properties, and leaves every other byte as it is: spaces, digits past 2^53, properties that are
 * there twice.
 *
 * @param text Must be JSON.
 */
export function rewriteScalars(
  text: string,
  rewrite: RewriteScalar,
  rewriteName: RewriteScalar = (_, json) => json,
): string {
  const levels: Level[] = [];
  return text.replace(/"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s{}[\],:"]+/gs, (token) => {
    const level = levels.at(-1);
    switch (token) {
      case "{":
      case "[":
        levels.push({ isArray: token === "[", at: token === "[" ? 0 : undefined });
        return token;
      case "}":
      case "]":
        levels.pop();
        return token;
      case ",":
        if (level) level.at = level.isArray ? (level.at as number) + 1 : undefined;
        return token;
    }
    if (level?.at !== undefined || !level)
      return rewrite(
        levels.map(({ at }) => at as string | number),
        token,
      );
    level.at = JSON.parse(token) as string;
    return rewriteName(
      levels.map(({ at }) => at as string | number),
      token,
    );
  });
}
