import { credentialNames, type Requirement } from "../../../auth/index.ts";
import { element } from "../../../explain/browser/element.ts";
import type { LabData, LabOperation, LabParameter } from "../lab-data.ts";
import { type LabInput, parameterKey } from "./build-request.ts";

/** What a reader has filled in, of any operation. */
export interface FormInput extends LabInput {
  operation: LabOperation;
  requirement: Requirement;
  credentials: Record<string, string>;
  at: number;
  reveal: boolean;
}

export interface RequestForm {
  view: HTMLElement;
  read(): FormInput;
  /** Shows another operation, with its sample. */
  show(id: string): void;
  /** Signs for the present time from here on. */
  signNow(): void;
  /** Forgets every credential. */
  forget(): void;
}

const field = (label: string, input: HTMLElement, hint?: string): HTMLLabelElement =>
  element("label", {}, label, hint && element("span", { class: "quiet" }, ` ${hint}`), input);

const option = (value: string, text: string): HTMLOptionElement => element("option", { value }, text);

/** The left side of the lab: operation, server, parameters, body, credentials, time. */
export function requestForm(data: LabData, onChange: () => void): RequestForm {
  const operations = operationSelect(data);
  const place = element("div");
  const credentials = credentialFields(data, onChange);
  const time = timeField(onChange);
  let fields = operationFields(data, data.operations[0] as LabOperation);
  const show = (id: string) => {
    const operation = data.operations.find((one) => one.id === id) ?? fields.operation;
    operations.value = operation.id;
    fields = operationFields(data, operation);
    place.replaceChildren(fields.view);
    credentials.show(fields.requirement());
    onChange();
  };
  place.replaceChildren(fields.view);
  credentials.show(fields.requirement());
  operations.addEventListener("change", () => {
    history.replaceState(null, "", `#${encodeURIComponent(operations.value)}`);
    show(operations.value);
  });
  place.addEventListener("input", () => {
    credentials.show(fields.requirement());
    onChange();
  });
  const view = element(
    "form",
    { autocomplete: "off", "aria-label": "The request" },
    element("h2", {}, "The request"),
    field("Operation", operations),
    place,
    credentials.view,
    time.view,
  );
  // Nothing is ever submitted.
  view.addEventListener("submit", (event) => event.preventDefault());
  return {
    view,
    show,
    read: () => ({
      operation: fields.operation,
      requirement: fields.requirement(),
      ...fields.read(),
      ...credentials.read(),
      at: time.read(),
    }),
    signNow: time.now,
    forget: credentials.forget,
  };
}

function operationSelect({ operations }: LabData): HTMLSelectElement {
  const named = ({ id, method, path, summary, isWebhook }: LabOperation) =>
    option(id, isWebhook ? (summary ?? id) : `${method} ${path}${summary ? ` · ${summary}` : ""}`);
  const groups = [
    ["Operations", operations.filter(({ isWebhook }) => !isWebhook)],
    ["Webhooks", operations.filter(({ isWebhook }) => isWebhook)],
  ] as const;
  return element(
    "select",
    { id: "operation" },
    groups.map(([label, some]) => some.length > 0 && element("optgroup", { label }, some.map(named))),
  );
}

interface OperationFields {
  operation: LabOperation;
  view: HTMLElement;
  requirement(): Requirement;
  read(): LabInput;
}

function operationFields(data: LabData, operation: LabOperation): OperationFields {
  const server = serverFields(data, operation);
  const parameters = operation.parameters.map((parameter) => [parameter, parameterInput(parameter)] as const);
  const type = element(
    "select",
    {},
    operation.types.map((one) => option(one, one)),
  );
  const body = element("textarea", { rows: 8, spellcheck: "false", autocomplete: "off", class: "wrap" });
  body.value = operation.body;
  const ways = element(
    "select",
    {},
    operation.security.map((one, i) => option(`${i}`, one.join(" and "))),
  );
  const hasBody = operation.types.length > 0;
  const view = element(
    "div",
    {},
    operation.security.length > 1 && field("Way to authenticate", ways),
    server.view,
    parameters.length > 0 &&
      element(
        "fieldset",
        {},
        element("legend", {}, "Parameters"),
        parameters.map(([parameter, input]) => field(parameter.name, input, hintOf(parameter))),
      ),
    hasBody &&
      element(
        "fieldset",
        {},
        element("legend", {}, "Body"),
        operation.types.length > 1 && field("Media type", type),
        field("Bytes", body, operation.types.length > 1 ? "" : operation.types[0]),
        isMultipart(operation) &&
          element(
            "p",
            { class: "quiet" },
            "A form in parts has a boundary that its sender makes up: paste the bytes as they are sent.",
          ),
      ),
  );
  return {
    operation,
    view,
    requirement: () => operation.security[Number(ways.value) || 0] ?? [],
    read: () => ({
      server: server.read(),
      parameters: Object.fromEntries(parameters.map(([parameter, { value }]) => [parameterKey(parameter), value])),
      contentType: hasBody ? type.value : "",
      body: hasBody ? body.value : "",
    }),
  };
}

const isMultipart = ({ types }: LabOperation): boolean => types.every((type) => type.startsWith("multipart/"));

function parameterInput(parameter: LabParameter): HTMLInputElement {
  const { required, sensitive } = parameter;
  const input = element("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    required,
    "data-sensitive": sensitive,
  });
  input.value = parameter.value;
  return input;
}

const hintOf = ({ in: place, required, isJson }: LabParameter): string =>
  [place, required && "required", isJson && "as JSON"].filter(Boolean).join(", ");

/** Where a webhook is received in a sample: a name that is reserved for examples. */
const receiver = "https://merchant.example/webhooks";

function serverFields({ servers }: LabData, { isWebhook }: LabOperation): { view: HTMLElement; read(): string } {
  const address = element("input", { type: "url", autocomplete: "off", spellcheck: "false" });
  address.value = isWebhook ? receiver : (servers[0]?.url ?? "https://api.example");
  if (isWebhook) return { view: field("Your receiver", address), read: () => address.value.trim() };
  const list = `servers-${Math.random().toString(36).slice(2)}`;
  address.setAttribute("list", list);
  const choices = element(
    "datalist",
    { id: list },
    servers.map(({ name, url }) => option(url, name)),
  );
  return {
    view: element("div", {}, field("Server", address, "that the request is signed for"), choices),
    read: () => address.value.trim(),
  };
}

/** A field that neither browsers nor password managers fill in or keep. */
const secretInput = (): HTMLInputElement =>
  element("input", {
    autocomplete: "off",
    spellcheck: "false",
    "data-1p-ignore": true,
    "data-lpignore": "true",
  });

function credentialFields({ schemes, testCredentials }: LabData, onChange: () => void) {
  const values: Record<string, string> = {};
  const place = element("div");
  const reveal = element("input", { type: "checkbox" });
  const inputs = new Map<string, HTMLInputElement>();
  const inputOf = (name: string): HTMLInputElement => {
    const input = secretInput();
    input.type = reveal.checked ? "text" : "password";
    input.value = values[name] ?? "";
    input.addEventListener("input", () => {
      values[name] = input.value;
      onChange();
    });
    inputs.set(name, input);
    return input;
  };
  const use = element("button", { type: "button" }, "Use the test credentials");
  const view = element(
    "fieldset",
    {},
    element("legend", {}, "Credentials"),
    place,
    element("div", { class: "row" }, use, element("label", {}, reveal, "Show them")),
  );
  use.addEventListener("click", () => {
    for (const [name, input] of inputs) {
      values[name] = testCredentials[name] ?? "";
      input.value = values[name];
    }
    onChange();
  });
  reveal.addEventListener("change", () => {
    for (const input of inputs.values()) input.type = reveal.checked ? "text" : "password";
    onChange();
  });
  return {
    view,
    show(requirement: Requirement) {
      const names = credentialNames(
        schemes,
        requirement.filter((name) => schemes[name]?.unknown === undefined),
      );
      view.hidden = names.length === 0;
      if (names.join() === [...inputs.keys()].join()) return;
      inputs.clear();
      place.replaceChildren(...names.map((name) => field(name, inputOf(name))));
    },
    read() {
      const credentials = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
      // What is published is no secret.
      const arePublic = Object.entries(credentials).every(([name, value]) => testCredentials[name] === value);
      return { credentials, reveal: reveal.checked || arePublic };
    },
    forget() {
      for (const name of Object.keys(values)) delete values[name];
      for (const input of inputs.values()) input.value = "";
    },
  };
}

function timeField(onChange: () => void) {
  const input = element("input", { type: "text", inputmode: "numeric", autocomplete: "off" });
  const shown = element("span", { class: "quiet" });
  const now = element("button", { type: "button" }, "Now");
  const read = () => (/^\d{1,15}$/.test(input.value.trim()) ? Number(input.value) : Number.NaN);
  const tell = () => {
    const at = read();
    shown.textContent =
      Number.isNaN(at) || at > 8.64e15 ? "expected milliseconds since 1970" : new Date(at).toISOString();
  };
  const signNow = () => {
    input.value = `${Date.now()}`;
    tell();
  };
  signNow();
  input.addEventListener("input", () => {
    tell();
    onChange();
  });
  now.addEventListener("click", () => {
    signNow();
    onChange();
  });
  const view = element(
    "fieldset",
    {},
    element("legend", {}, "Time"),
    field("Milliseconds since 1970", input),
    element("div", { class: "row" }, now, shown),
  );
  return { view, read, now: signNow };
}
