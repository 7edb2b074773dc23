import { isMainThread } from 'node:worker_threads';

// Loaded into a test's process by NODE_OPTIONS=--import: a bug in the thread of the database.
if (!isMainThread)
  setTimeout(() => {
    throw new Error('a bug of the test, in the thread');
  }, 1_000);
