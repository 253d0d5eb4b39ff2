import type { Contract, Operation } from "../contract/index.ts";
import { type Credentials, mergeCredentials } from "./authenticate.ts";
import type { MockOptions, MockServices } from "./create-mock.ts";
import { type EchoRequest, requestEcho } from "./engine/echo-request.ts";
import { createEngine, type Engine } from "./engine/index.ts";
import { type IssuedCredentials, issuedCredentials } from "./issued-credentials.ts";
import { redactor } from "./redact.ts";
import { createRouter, type Router } from "./route-request.ts";
import { hasSensitivePath } from "./sensitive.ts";
import { type ApiState, createApiState } from "./state/api-state.ts";

/** One API of a mock: what it takes to respond to its requests. */
export interface ServedApi {
  contract: Contract;
  accepted: Credentials;
  /** Those that are accepted, and those that sign nothing but webhooks: none of them belongs in a log. */
  credentials: Credentials;
  route: Router;
  engine: Engine;
  /** Absent when nothing is remembered. */
  state: ApiState | undefined;
  echo: EchoRequest;
  issued: IssuedCredentials;
  /** Takes the credentials out of a text. */
  redact: (text: string) => string;
  /** Operations whose path has something in it that belongs in no log. */
  withSensitivePath: ReadonlySet<Operation>;
  services: MockServices;
}

/** @throws UsageError when a given credential is empty or not one of this API's, or the engine cannot be had. */
export async function serveApi(contract: Contract, options: MockOptions, services: MockServices): Promise<ServedApi> {
  const { store, onChange } = services;
  const given = options.credentials?.[contract.api];
  const accepted = mergeCredentials(contract, given);
  const credentials = { ...contract.testCredentials, ...given, ...accepted };
  const echo = requestEcho(contract);
  return {
    contract,
    accepted,
    credentials,
    route: createRouter(contract, options.baseUrl),
    engine: await createEngine(contract, options.engine),
    state: store && createApiState(contract, store, echo, onChange),
    echo,
    issued: issuedCredentials(contract, accepted, store),
    redact: redactor(contract, credentials),
    withSensitivePath: new Set(contract.operations.filter((operation) => hasSensitivePath(contract, operation))),
    services,
  };
}
