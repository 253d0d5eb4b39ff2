import { toText, type Value } from "../bytes.ts";
import { formatTime } from "../time-format.ts";
import type { TemplateFunction } from "./function.ts";

/** The instant of the signing in a format, so many seconds later (or earlier, when negative). */
export const time: TemplateFunction = ([format, seconds = "0"], { at }) =>
  formatTime(at + Number(toText(seconds)) * 1000, toText(format as Value));
