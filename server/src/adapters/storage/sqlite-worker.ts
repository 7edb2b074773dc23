import { parentPort } from 'node:worker_threads';
import { SqliteFile, type SqliteRow } from './sqlite-file.ts';
import type { Answer, Failed, Question } from './sqlite-questions.ts';

// The program of SQLite's thread: answers what it is asked until it has closed the file.

const failed = (error: unknown): Failed => {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined, codes: {} };
  const codes = Object.entries(error).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return { message: error.message, stack: error.stack, codes: Object.fromEntries(codes) };
};

/** The bytes of an answer, which nobody else has and which therefore need not be copied. */
const bytesIn = (rows: readonly SqliteRow[]): ArrayBuffer[] =>
  rows
    .flatMap((row) => Object.values(row))
    .flatMap((value) => (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : []));

const port = parentPort;
if (port === null) throw new Error('the program of a thread');
const file = new SqliteFile();
port.on('message', (question: Question) => {
  try {
    const done = file.answer(question);
    port.postMessage({ done } satisfies Answer<SqliteRow>, bytesIn(done.rows));
  } catch (error) {
    port.postMessage({ failed: failed(error) } satisfies Answer<SqliteRow>);
  }
  if (question.ask === 'close') port.close();
});
