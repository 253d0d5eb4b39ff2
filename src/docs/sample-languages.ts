/**
 * The languages of samples. Redoc shows a sample only when its label is one of those that it was told, and begins with
 * the one called "curl" wherever there is one: hence the longer name, which leaves the first place to TypeScript.
 */
export const sampleLanguages = {
  typescript: { lang: "typescript", label: "TypeScript" },
  shell: { lang: "bash", label: "Shell (curl)" },
  payload: { lang: "payload", label: "Payload" },
};
