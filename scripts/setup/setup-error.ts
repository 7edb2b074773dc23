/**
 * A set-up step that cannot go on until a person does something. Its message is shown as it is, without a stack:
 * a Vietnamese headline, the same in English, and, where there is one, the line to paste.
 */
export class SetupError extends Error {
  constructor(vi: string, en: string, command?: string) {
    super([vi, en, ...(command ? [`    ${command}`] : [])].join('\n'));
    this.name = 'SetupError';
  }
}

/** Prints an error for the person at the terminal: a SetupError without its stack, anything else with it. */
export function explain(error: unknown): void {
  const text = error instanceof SetupError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stdout.write(`\n✘ ${text}\n`);
}
