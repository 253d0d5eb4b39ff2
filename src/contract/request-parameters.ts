import type { Operation, Parameter } from "./contract.ts";

const ignoredHeaders = ["accept", "content-type", "authorization"];

/** The parameters of an operation that mean something: OpenAPI ignores headers that something else describes. */
export const requestParameters = ({ parameters }: Pick<Operation, "parameters">): Parameter[] =>
  parameters.filter(({ in: place, name }) => place !== "header" || !ignoredHeaders.includes(name.toLowerCase()));
