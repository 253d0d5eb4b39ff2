import type { Contract } from "../contract/index.ts";
import type { Abilities, ExportedRequest } from "./exported-request.ts";
import type { ScriptTarget } from "./sign-script.ts";

/** A server that requests can go to, with the credentials that are known for it. */
export interface Environment {
  name: string;
  baseUrl: string;
  /** By name; undefined where the user sets it. */
  credentials: Record<string, string | undefined>;
}

/** What a format writes. */
export interface Exportable {
  contract: Contract;
  requests: readonly ExportedRequest[];
  /** The script that signs; empty when nothing is signed. */
  script: string;
}

/** How a contract is written for another tool. */
export interface Format {
  abilities: Abilities;
  target: ScriptTarget;
  /** The file that the tool opens, or a file by which its folder is known. */
  mainFile(api: string): string;
  /** Whether the export is a folder as a whole, which one file cannot be. */
  isFolder: boolean;
  /** Texts of the files, by path; the main file first. */
  write(exported: Exportable): Map<string, string>;
  /** Texts of the files with servers and credentials, by path. */
  writeEnvironments(contract: Contract, environments: readonly Environment[]): Map<string, string>;
}

/** By which a file is known as one that an export wrote. */
export const mark = "Made by `countersign export`";

/** What is said of a request in any format: its summary, and what is not signed. */
export const describe = ({ summary, notes }: ExportedRequest): string[] =>
  [summary && `${summary}.`, ...notes].filter(Boolean);
