/** The environment variable that a credential is read from by convention: `ACME_SECRET_KEY` for `secretKey` of acme. */
export const environmentName = (api: string, credential: string): string =>
  `${api}_${credential.replace(/([a-z0-9])([A-Z])/g, "$1_$2")}`.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();
