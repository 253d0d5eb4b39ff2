import { UsageError } from "../../core/errors.ts";

/**
 * The address of a receiver.
 *
 * @param hosts To which webhooks may go besides this machine; undefined for any.
 * @throws UsageError when it is not an absolute http or https URL, or leads elsewhere.
 */
export function readTarget(url: unknown, hosts: readonly string[] | undefined): string {
  if (typeof url !== "string" || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`expected the http or https address of a receiver, found ${JSON.stringify(url)}.`);
  const { hostname } = new URL(url);
  if (hosts === undefined || isLoopback(hostname) || hosts.includes(hostname)) return url;
  throw new UsageError(
    `webhooks go to this machine alone: ${hostname} is another one; start the mock with --allow-webhook-host ${hostname}.`,
  );
}

const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
