// Loaded into a test's hub before all else: its wall clock is ahead of the machine's by what stands in a file.
import { readFileSync } from 'node:fs';

const file = process.env['TEST_CLOCK_FILE'] ?? '';
const machine = Date.now.bind(Date);
/** The file is read anew after so long, in milliseconds. */
const readEveryMs = 5;
let readMs = Number.NEGATIVE_INFINITY;
let aheadMs = 0;

Date.now = () => {
  if (performance.now() - readMs >= readEveryMs) {
    readMs = performance.now();
    // While it is being written there is nothing in it.
    const text = readFileSync(file, 'utf8');
    if (text !== '') aheadMs = Number(text);
  }
  return machine() + aheadMs;
};
