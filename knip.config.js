/** Files that are started as programs of their own: by hand, or by their path. */
const programs = [
  'scripts/*.ts',
  'scripts/checks/failures-at-once.ts',
  'scripts/worker/handshake.ts',
  'tests/bench/codecs/page/page.ts',
  'tests/bench/report-heap.ts',
  'tests/browser/room-picture.ts',
  'tests/pictures/*.ts',
];

/** What nobody uses: files, exports, dependencies. `npm run check:dead` asks for all workspaces at once; tests count as users. */
export default {
  workspaces: {
    '.': { entry: programs, project: ['scripts/**/*.ts', 'tests/**/*.ts'] },
    // Its one entry is for the other workspaces, so that an export of it which none of them takes is as dead as any other.
    // A schema that only another schema holds is exported for its name in docs/protocol.md.
    shared: { includeEntryExports: true, ignoreExportsUsedInFile: true, project: ['src/**/*.ts', 'test/**/*.ts'] },
    server: {
      entry: ['src/main.ts', 'test/support/{bug-on-signal,hanging-hub,kept-hub,line-keeper,line-pc}.ts'],
      project: ['src/**/*.ts', 'test/**/*.ts'],
    },
    client: {
      // What the build of the worker names by its path.
      entry: ['src/away-page/page.ts', 'away-worker/worker.ts'],
      project: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'away-worker/*.ts', '*.ts'],
    },
  },
  // The workspaces share one node_modules, and the fences know an import that cannot be resolved; programs come from Debian.
  exclude: ['unlisted', 'binaries'],
};
