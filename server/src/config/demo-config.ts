import type { Config } from './config.ts';

/** The configuration of a demo: a data folder beside the real one, and SQLite in it whatever database the real hub has. */
export const demoConfig = (config: Config): Config => ({
  ...config,
  dataDir: `${config.dataDir}-demo`,
  databaseUrl: undefined,
});
