import { UsageError } from "../core/errors.ts";

/** The port of `--port`. @throws UsageError when it is none. */
export function readPort(command: string, port: string | undefined): number | undefined {
  if (port === undefined) return undefined;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`${command}: --port: expected a number from 0 to 65535, got ${JSON.stringify(port)}.`);
  return Number(port);
}
