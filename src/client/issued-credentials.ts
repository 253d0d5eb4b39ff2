import { CredentialError } from "../auth/index.ts";
import { type BoundedCache, boundedCache } from "../core/bounded-cache.ts";
import { valueAt } from "../core/json-pointer.ts";
import type { MakeCall } from "./call.ts";
import { type ClientParts, callOperation } from "./call-operation.ts";
import type { OperationDescriptor, SchemeDescriptor } from "./descriptor.ts";

type Credentials = Readonly<Record<string, string>>;

/** Calls an operation, signed with these credentials. Rejects as any call does. */
export type AskIssuer = (
  operation: string,
  body: object | undefined,
  credentials: Credentials,
) => Promise<{ ok: boolean; status: number; data?: unknown }>;

/** Asks by calls of a client: through no middleware, because nobody but the client needs to see a token. */
export const askThrough =
  (client: ClientParts): AskIssuer =>
  (operation, body, signWith) => {
    const call: MakeCall = (request, settings) => client.call(request, { ...settings, signWith });
    const options = { ...client.options, onDrift: undefined, validate: undefined };
    return callOperation({ ...client, options, call }, operation, { body }) as ReturnType<AskIssuer>;
  };

/** A credential that was asked for. */
interface Issued {
  token: Promise<string>;
  /** When another one is asked for, in milliseconds of `performance.now()`. */
  renewAt: number;
}

/** The credentials of a client that its vendor issued. */
export interface IssuedCredentials {
  /** The credentials, with those that the vendor issues where they meet no choice, and what lets go of these after a 401. */
  complete(
    operation: OperationDescriptor,
    credentials: Credentials,
  ): Promise<{ credentials: Credentials; forget?: () => void }>;
}

/** Tokens that are kept, each for other credentials or other scopes. */
const kept = 100;
const second = 1000;
/** A token is renewed before it ends by a tenth of its life, a minute at most. */
const renewedBefore = (life: number): number => Math.min(life / 10, 60 * second);

/** Asks for a credential when it is first needed, once for all who wait for it, and keeps it as long as it lives. */
export function issuedCredentials(ask: AskIssuer): IssuedCredentials {
  const tokens = boundedCache<string, Issued>(kept);
  return {
    async complete(operation, credentials) {
      const schemes = schemesToIssue(operation, credentials);
      if (!schemes.length) return { credentials };
      const found = schemes.map((scheme) => find(tokens, ask, scheme, credentials));
      // All at once: a rejection that nobody waits for would end the process.
      const values = await Promise.all(found.map(async ({ name, issued }) => [name, await issued.token]));
      const all: Record<string, string> = { ...credentials, ...Object.fromEntries(values) };
      const forget = () => {
        for (const { key, issued } of found) drop(tokens, key, issued);
      };
      return { credentials: all, forget };
    },
  };
}

/** The schemes whose credentials the vendor has to issue, when no choice of the operation can be met without. */
function schemesToIssue({ security }: OperationDescriptor, credentials: Credentials): SchemeDescriptor[] {
  const missing = security.map((schemes) => schemes.filter(({ needs }) => !needs.every((name) => credentials[name])));
  if (missing.some(({ length }) => !length)) return [];
  const canAsk = ({ issuedBy }: SchemeDescriptor) => issuedBy?.needs.every((name) => credentials[name]);
  return missing.find((schemes) => schemes.every(canAsk)) ?? [];
}

function find(
  tokens: BoundedCache<string, Issued>,
  ask: AskIssuer,
  { needs: [name = ""], issuedBy, scopes }: SchemeDescriptor,
  credentials: Credentials,
): { name: string; key: string; issued: Issued } {
  const { operation = "" } = issuedBy ?? {};
  const key = JSON.stringify([operation, scopes, credentials]);
  const known = tokens.get(key);
  if (known && performance.now() < known.renewAt) return { name, key, issued: known };
  const issued: Issued = { token: Promise.resolve(""), renewAt: Number.POSITIVE_INFINITY };
  issued.token = request(ask, issued, { issuedBy, scopes }, credentials).catch((error) => {
    drop(tokens, key, issued);
    throw error;
  });
  tokens.set(key, issued);
  return { name, key, issued };
}

/** @throws CredentialError naming the operation, when it gives no token. */
async function request(
  ask: AskIssuer,
  issued: Issued,
  { issuedBy, scopes }: Pick<SchemeDescriptor, "issuedBy" | "scopes">,
  credentials: Credentials,
): Promise<string> {
  const { operation = "", body, token = "", expiresIn = "", scope } = issuedBy ?? {};
  const asked = scope && scopes?.length ? { ...body, [scope.name]: scope.isList ? scopes : scopes.join(" ") } : body;
  const { ok, status, data } = await ask(operation, asked, credentials);
  const value = ok ? valueAt(data, token) : undefined;
  if (typeof value !== "string" || !value)
    throw new CredentialError(
      ok ? `${operation} returned no string at ${token}` : `${operation} was refused with ${status}`,
    );
  const life = Number(valueAt(data, expiresIn)) * second;
  if (life >= 0) issued.renewAt = performance.now() + life - renewedBefore(life);
  return value;
}

/** Another one may have come in its place. */
function drop(tokens: BoundedCache<string, Issued>, key: string, issued: Issued): void {
  if (tokens.get(key) === issued) tokens.delete(key);
}
