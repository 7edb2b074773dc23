import type { SQLInputValue } from 'node:sqlite';

/** What SQLite's thread opens. */
export interface SqliteSettings {
  readonly file: string;
  /** The most pages of 4 KiB that the file may have; null for no such limit. */
  readonly maxPages: number | null;
}

/** A statement with the values that are bound in it. */
export interface Statement {
  readonly ask: 'run';
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
  /** A transaction begins with it: that alone is worth no question. */
  readonly begins: boolean;
}

/** What SQLite's thread is asked: it answers one question after the other. */
export type Question =
  ({ readonly ask: 'open' } & SqliteSettings) | Statement | { readonly ask: 'commit' | 'roll back' | 'close' };

/** Rows in the shape that the question asks for, or how many were changed. */
export interface Done<Row> {
  readonly rows: Row[];
  readonly changes: number | bigint;
}

/** An error on its way to another thread, which would lose all but its words: its codes tell what it means. */
export interface Failed {
  readonly message: string;
  readonly stack: string | undefined;
  readonly codes: Readonly<Record<string, string | number>>;
}

/** Answers come in the order of the questions. Of rows the thread knows no shape. */
export type Answer<Row> = { readonly done: Done<Row> } | { readonly failed: Failed };
