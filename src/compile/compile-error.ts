import type { Node } from './syntax-tree.ts';

/** Why a text cannot be run, and where. Lines and columns count from 1. */
export interface CompileError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A construct that the lab does not run, found while compiling. */
export class Refusal extends Error {
  readonly line: number;
  readonly column: number;
  constructor(node: Node, message: string) {
    super(message);
    this.line = node.loc.start.line;
    this.column = node.loc.start.column + 1;
  }
}
