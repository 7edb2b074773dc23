import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded into a test's hub by NODE_OPTIONS=--import: while the file STANDS_WHILE is there, the thread of the database answers nothing, as if
// the disk stood still. It says so by a file beside it.
const file = process.env['STANDS_WHILE'];
const cell = new Int32Array(new SharedArrayBuffer(4));

if (!isMainThread && file !== undefined)
  setInterval(() => {
    if (!existsSync(file)) return;
    writeFileSync(`${file}.still`, '');
    while (existsSync(file)) Atomics.wait(cell, 0, 0, 20);
    rmSync(`${file}.still`);
  }, 20);
