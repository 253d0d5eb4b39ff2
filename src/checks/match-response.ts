import { type DocumentedResponse, type Operation, responseKey } from "../contract/index.ts";

/** The documented response for a status, and its key. */
export function matchResponse(
  operation: Operation,
  status: number,
): { key: string; response: DocumentedResponse } | undefined {
  const key = responseKey(operation, status);
  return key === undefined ? undefined : { key, response: operation.responses[key] as DocumentedResponse };
}

/** Whether a response is a success of the operation: a 2xx, or a 3xx where the contract documents that and no 2xx. */
export const isSuccess = (operation: Operation, status: number): boolean =>
  /^2/.test(String(status)) ||
  (/^3/.test(String(status)) && !documents(operation, /^2/) && matchResponse(operation, status) !== undefined);

/** Whether the contract says at all what a success of the operation is. */
export const documentsSuccess = (operation: Operation): boolean => documents(operation, /^([23]|default$)/);

const documents = ({ responses }: Operation, key: RegExp): boolean =>
  Object.keys(responses).some((one) => key.test(one));
