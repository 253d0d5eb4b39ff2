import { expect, test } from "vitest";
import { redocParts } from "./redoc-parts.ts";
import { redocRenderer } from "./redoc-renderer.ts";

const page = `<!DOCTYPE html>
<html><head>
<style data-styled="true" data-styled-version="6">.a{color:red}</style></head>
<body>
      <div id="redoc"><div>drawn</div></div>
      <script type="module">
      const{hydrate,init}=(()=>({hydrate(){return import.meta.url}}))();export{hydrate,init};

      const __redoc_definition = {"openapi":"3.1.0"};
      const __redoc_options = {"a":1};

      hydrate(__redoc_definition, __redoc_options, document.getElementById('redoc'));
      </script></body></html>`;

test("a page of Redocly is its styles, what is drawn, the renderer, the document and the options", () => {
  const { renderer, ...rest } = redocParts(page, "1.2.3");
  expect(rest).toEqual({
    style: ".a{color:red}",
    markup: "<div>drawn</div>",
    definition: '{"openapi":"3.1.0"}',
    options: '{"a":1}',
  });
  expect(new Function(`${redocRenderer(renderer, "1.2.3")}; return typeof redoc.hydrate;`)()).toBe("function");
});

test("a page of another form is one sentence that names the version", () => {
  expect(() => redocParts(page.replace("const __redoc_options", "let options"), "9.9.9")).toThrow(
    'redocly build-docs of @redocly/cli 9.9.9 makes pages of another form: expected ";\\n      const __redoc_options = " for the definition. Use the version of @redocly/cli that package.json names.',
  );
  expect(() => redocRenderer("await 1; export{hydrate};", "9.9.9")).toThrow(
    "The renderer of @redocly/cli 9.9.9 cannot be written as a classic script (",
  );
});
