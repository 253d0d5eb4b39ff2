const hasExample = (media) => media?.example !== undefined || Object.keys(media?.examples ?? {}).length > 0;

/** An operation declares at least one 4xx response with an example of its body. */
export default function errorExample(operation, _options, context) {
  if (context.path[0] === "webhooks") return [];
  const shown = Object.entries(operation.responses ?? {}).some(
    ([status, response]) => /^4(\d\d|XX)$/i.test(status) && Object.values(response?.content ?? {}).some(hasExample),
  );
  if (shown) return [];
  return [
    {
      message: "no 4xx response has an example: show what the operation responds to a wrong request",
      path: [...context.path, "responses"],
    },
  ];
}
