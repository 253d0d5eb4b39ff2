import type { Styles } from "../client/index.ts";
import { type Contract, mayBe, type Operation, type Parameter } from "../contract/index.ts";

/** Styles of parameters by their place, where clients do not write them by themselves. A place without any is absent. */
export type ParameterStyles = Partial<Record<Parameter["in"], Styles>>;

/** The styles that the client of an operation must be told of; cookies are told of whenever there are some. */
export function findStyles(contract: Contract, { parameters }: Operation): ParameterStyles {
  const found: Partial<Record<Parameter["in"], Record<string, Parameter["style"] & object>>> = {};
  for (const parameter of parameters) {
    const { in: place, name, style } = parameter;
    const told = style && !isUsual(contract, parameter);
    if (!told && place !== "cookie") continue;
    found[place] ??= {};
    if (told) found[place][name] = style;
  }
  return found;
}

/** Whether clients write it that way without being told: `writeQuery`, `mergeHeaders`, cookies one by one. */
function isUsual({ document }: Contract, { in: place, schema, style }: Parameter): boolean {
  if (!style || style.json || style.allowReserved || place === "path") return false;
  if (style.style === "deepObject") return true;
  if (place === "cookie") return style.explode === true;
  const isList = !mayBe(document, schema, "object");
  return isList && (style.style === "simple" || (style.style === "form" && style.explode === true));
}
