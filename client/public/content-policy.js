// The hub's pages may not make code from text. The library that reads what the hub sends would try whether it may, at its very start, and be
// reported for it. Its settings lie under this name (zod 4, core.js).
globalThis.__zod_globalConfig = { jitless: true };
