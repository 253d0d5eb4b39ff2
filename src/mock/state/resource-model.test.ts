import { describe, expect, test } from "vitest";
import { readResourceModel } from "../../resources/index.ts";
import { loadFixture } from "../fixtures/requests.ts";

async function planOf(change: (document: Record<string, any>) => void = () => {}) {
  const contract = await loadFixture("shop");
  change(contract.document);
  const { roles } = readResourceModel(contract);
  return Object.fromEntries(
    [...roles].map(([id, { kind, role, at, keys }]) => [
      id,
      [kind, role, `/${at?.join("/")}`, keys.map(({ name, property }) => `${name}=${property}`).join()],
    ]),
  );
}

describe("the plan of a description", () => {
  test("comes from its paths", async () => {
    expect(await planOf()).toEqual({
      listPets: ["pet", "list", "/items", ""],
      createPet: ["pet", "create", "/", ""],
      getPet: ["pet", "read", "/", "petId=id"],
      replacePet: ["pet", "update", "/", "petId=id"],
      updatePet: ["pet", "update", "/", "petId=id"],
      deletePet: ["pet", "delete", "/undefined", "petId=id"],
      listOrders: ["order", "list", "/", ""],
      createOrder: ["order", "create", "/", ""],
      getOrder: ["order", "read", "/", "order_id=order_id"],
    });
  });

  test("leaves out what it is told to", async () => {
    const plan = await planOf(({ paths }) => {
      paths["/pets"].get["x-resource"] = false;
    });
    expect(plan).not.toHaveProperty("listPets");
  });

  test.each([
    [{}, "expected false or an object with name, found {}"],
    [true, "expected false or an object with name, found true"],
    [
      { name: "pet", role: "make" },
      'role: expected one of create, upsert, read, list, update, delete, action, found "make"',
    ],
    [{ name: "pet", at: "data" }, 'at: expected a JSON pointer, found "data"'],
    [
      { name: "pet", rolle: "read" },
      'there is no property "rolle"; there are name, role, key, at, as, set, unset, unique, fresh, update, order, filter, missing, needs. Did you mean role?',
    ],
    [{ name: "pet", filter: { q: { near: "x" } } }, 'filter.q: there is no property "near"; there are from, to'],
    [{ name: "pet", needs: { name: "shop" } }, "needs: expected the property where"],
  ])("refuses the hint %j", async (hint, message) => {
    await expect(
      planOf(({ paths }) => {
        paths["/pets"].get["x-resource"] = hint;
      }),
    ).rejects.toThrow(`shop: x-resource of listPets: ${message}`);
  });

  test("refuses an example that is not there", async () => {
    const { createMockFetch } = await import("../create-mock-fetch.ts");
    const contract = await loadFixture("shop");
    contract.document.paths["/pets/{petId}"].get["x-resource"] = { name: "pet", missing: "Nobody" };
    await expect(createMockFetch({ contract })("http://shop.test/pets")).rejects.toThrow(
      "shop: x-resource of getPet: there is no example Nobody.",
    );
  });
});
