import type { OperationDescriptor } from "./descriptor.ts";

/** Methods that do the same when they are sent twice (RFC 9110, section 9.2.2). */
export const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]);

/** Whether sending twice does what sending once does: as the contract says, or else the method. */
export const isIdempotent = ({ idempotent }: OperationDescriptor, method: string): boolean =>
  idempotent ?? idempotentMethods.has(method);
