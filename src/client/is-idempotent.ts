import type { OperationDescriptor } from "./descriptor.ts";

/** Whether sending twice does what sending once does: as the contract says, or else the method (RFC 9110, section 9.2.2). */
export const isIdempotent = ({ idempotent }: OperationDescriptor, method: string): boolean =>
  idempotent ?? /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/.test(method);
