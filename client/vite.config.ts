import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { awayWorker } from './away-worker-build.ts';
import { compressedAssets } from './compressed-assets.ts';
import { cutOut } from './cut-out.ts';
import { leftOut } from './left-out.ts';

/** Pictures that room, commune and panel share. */
const meetingIcons =
  /icons\/Icon(Check|ScreenShare|ScreenShareOff|PlayerPlay|Bell|BellOff|Plus|ArrowBackUp|Users|ChevronRight|ChevronLeft|ArrowDown|Wifi1|Refresh|Coffee|DoorExit|HandStop|QuestionMark)[.]/u;

/** Builds the pages that the hub serves. Mantine stays in chunks of its own, which only the desk pages load. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), leftOut(), cutOut(), awayWorker(), compressedAssets()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Which files a page loads first is weighed by scripts/checks/first-load.ts.
    manifest: true,
    // Every browser of the target knows it.
    modulePreload: { polyfill: false },
    // Firefox ESR of today, and Chrome and Edge of the last two years.
    target: ['chrome120', 'edge120', 'firefox128', 'safari17'],
    // Nothing is loaded from anywhere else, and the content policy of the hub allows no inline data.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // What the media library says to its own authors; with `debug` left out nobody hears it.
      treeshake: {
        manualPureFunctions: ['logger.debug', 'logger.warn', 'logger.error'],
        // What the one entry of the sockets' library names is loaded by whom it is used: polling by hardly anybody (`core/polled-way.ts`).
        moduleSideEffects: [
          {
            test: /\/(socket|engine)[.]io-client\/build\/esm\/(index|transports\/.*)[.]js$/u,
            sideEffects: false,
          },
        ],
      },
      output: {
        // What every page begins with comes in two files, not in forty; that of the libraries stays the same over most releases.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/u, tags: ['$initial'] },
            { name: 'first', test: /\/src\/(?!main[.]tsx)/u, tags: ['$initial'] },
            // The pages of a meeting begin with these, beside others: a file for each would weigh more than the picture in it.
            { name: 'icons', test: meetingIcons, includeDependenciesRecursively: false },
          ],
        },
      },
    },
    reportCompressedSize: true,
  },
});
