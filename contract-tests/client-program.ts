import { programOf, readDocument } from "./run-document.ts";

const yours = `const readFromVault = async () => ({ merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" });`;
const unused = "void [CountersignError, DriftError, OutcomeUnknownError, watched, traced];";

/** What docs/client.md shows, with what it leaves to the reader. */
export const clientProgram = [yours, programOf(readDocument("docs/client.md")), unused, "export {};\n"].join("\n");
