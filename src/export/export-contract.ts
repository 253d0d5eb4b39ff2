import type { Contract } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { bruno } from "./bruno.ts";
import { credentialsOf, type ExportedRequest, readRequests } from "./exported-request.ts";
import type { Format } from "./format.ts";
import { httpFile } from "./http-file.ts";
import { postman } from "./postman.ts";
import { readEnvironments } from "./read-environments.ts";
import { printSignScript } from "./sign-script.ts";

/** By the name of the option `--as`. */
export const formats: Readonly<Record<string, Format>> = { postman, bruno, http: httpFile };

export interface Exported {
  /** Texts of the files, by path; the one that a tool opens first. */
  files: Map<string, string>;
  /** The same of those with servers and credentials. */
  environments: Map<string, string>;
  requests: ExportedRequest[];
}

/**
 * Every operation of a contract with its sample request, as another tool sends it, signed when it is sent.
 *
 * @param server A server by name, `mock` or a base URL; the first of the contract when absent.
 * @throws UsageError when there is no such server; FindingError when the contract has no operation.
 */
export async function exportContract(contract: Contract, format: Format, server?: string): Promise<Exported> {
  if (contract.operations.length === 0)
    throw new FindingError(`${contract.api}: the contract has no operation, so there is no request to export.`);
  const requests = readRequests(contract, format.abilities);
  const credentials = credentialsOf(contract, requests);
  const environments = readEnvironments(contract, credentials, server);
  const isSigned = requests.some(({ choices }) => choices.flat().length > 0);
  const script = isSigned ? await printSignScript(contract, requests, format.target) : "";
  return {
    files: format.write({ contract, requests, script }),
    environments: format.writeEnvironments(contract, environments),
    requests,
  };
}
