import type { Config } from './config.ts';

/**
 * The configuration of a demo: a data folder beside the real one, SQLite in it whatever database the real hub has, and this machine's own
 * address for the browser that runs on it.
 */
export const demoConfig = (config: Config): Config => ({
  ...config,
  dataDir: `${config.dataDir}-demo`,
  databaseUrl: undefined,
  media: {
    ...config.media,
    announcedAddresses: () => [...new Set([...config.media.announcedAddresses(), '127.0.0.1'])],
  },
});
