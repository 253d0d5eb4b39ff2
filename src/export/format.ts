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
  /** Whether environments of two APIs would be the same files: a folder has the exports of one API then. */
  oneApiPerFolder: boolean;
  /** Texts of the files, by path; the main file first. */
  write(exported: Exportable): Map<string, string>;
  /** Texts of the files with servers and credentials, by path. */
  writeEnvironments(contract: Contract, environments: readonly Environment[]): Map<string, string>;
}

/** By which a file is known as one that an export of an API wrote. */
export const mark = (api: string): string => `Made by \`countersign export ${api}\``;

/** The API whose export wrote a file; undefined when none did. */
export const exportedApi = (text: string): string | undefined => /Made by `countersign export ([^`]+)`/.exec(text)?.[1];

/** What is said of a request in any format: its summary, and what is not signed. */
export const describe = ({ summary, notes }: ExportedRequest): string[] =>
  [summary && `${summary}.`, ...notes].filter(Boolean);
