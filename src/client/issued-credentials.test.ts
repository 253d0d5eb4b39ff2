import { expect, test } from "vitest";
import { inHeader } from "../auth/index.ts";
import type { SchemeDescriptor } from "./descriptor.ts";
import { type AskIssuer, issuedCredentials } from "./issued-credentials.ts";

/** A scheme whose credential an operation of the same name issues. */
const issued = (name: string): SchemeDescriptor => ({
  put: inHeader,
  name,
  needs: [name],
  value: (signing) => [signing.credentials[name]],
  issuedBy: { operation: name, needs: ["id"], token: "/token", expiresIn: "/life" },
});
const operation = { route: "GET /a", security: [[issued("first"), issued("second")]] };

test("two credentials of one choice are asked for at once, and each is put under its name", async () => {
  const ask: AskIssuer = async (name) => ({ ok: true, status: 200, data: { token: `token of ${name}` } });
  const { credentials } = await issuedCredentials(ask).complete(operation, { id: "1" });
  expect(credentials).toEqual({ id: "1", first: "token of first", second: "token of second" });
});

test("when both are refused the call hears of one, and no rejection is left that would end the process", async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", hear);
  const ask: AskIssuer = async () => ({ ok: false, status: 400 });
  await expect(issuedCredentials(ask).complete(operation, { id: "1" })).rejects.toThrow("first was refused with 400");
  await new Promise((turned) => setTimeout(turned));
  process.off("unhandledRejection", hear);
  expect(unheard).toEqual([]);
});
