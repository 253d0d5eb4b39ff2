import { expect, test } from "vitest";
import { loadApis } from "../../src/contract/index.ts";
import { type Answered, judgedMock } from "./judged.ts";

/** Every operation once, with the values of the contract's examples. */
async function tour(api: string, options: Parameters<typeof judgedMock>[1]): Promise<string[]> {
  const [contract] = await loadApis([api]);
  const { call } = await judgedMock(api, options);
  const responses: Answered[] = [];
  for (let round = 0; round < 2; round++)
    for (const { id, parameters, body, security } of contract?.operations ?? []) {
      if (security.flat().some((name) => contract?.schemes[name]?.unknown)) continue;
      if (Object.keys(body?.content ?? {}).some((type) => !/json/.test(type))) continue;
      const values = parameters.filter((parameter) => parameter.required && parameter.in !== "header");
      const [example] = Object.values(Object.values(body?.content ?? {})[0]?.examples ?? {});
      const given = values.map(({ name, examples }) => [name, String(Object.values(examples)[0]?.value)]);
      responses.push(await call(id, Object.fromEntries(given), example?.value));
    }
  return responses.map(({ status, text }) => `${status} ${text}`);
}

for (const { api } of await loadApis())
  test(`${api} answers the same requests with the same bytes, given the same seed, as its contract says`, async () => {
    const first = await tour(api, { seed: 7 });
    expect(first.length).toBeGreaterThan(0);
    expect(await tour(api, { seed: 7 })).toEqual(first);
  });
