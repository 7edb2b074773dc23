// Loaded into a test's hub by NODE_OPTIONS=--import: a bug somewhere in it, at a signal.
process.on('SIGUSR2', () => {
  setImmediate(() => {
    throw new Error('a bug of the test');
  });
});
process.on('SIGPWR', () => void Promise.reject(new Error('a bug of the test, in a promise')));
