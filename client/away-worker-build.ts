import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const textOf = (path: string): Promise<string> => readFile(file(path), 'utf8');

/** One script without imports, made of a source and all that it imports. */
const scriptOf = async (source: string, plugins: readonly Plugin[] = []): Promise<string> => {
  const built = await build({
    configFile: false,
    root: file('.'),
    publicDir: false,
    logLevel: 'warn',
    plugins: [...plugins],
    build: {
      write: false,
      modulePreload: false,
      target: ['chrome120', 'edge120', 'firefox128', 'safari17'],
      rolldownOptions: { input: file(source), output: { format: 'iife' } },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [script, ...others] = outputs;
  if (script?.type !== 'chunk' || others.length > 0) throw new Error(`${source} is not one script`);
  return script.code;
};

/** The page with all that belongs to it, since there is nowhere to load it from. */
const pageWhole = async (): Promise<string> => {
  const style = `${await textOf('src/ui/tokens.css')}${await textOf('src/away-page/page.css')}`;
  const script = await scriptOf('src/away-page/page.ts');
  const parts: Readonly<Record<string, string>> = {
    '<!-- style -->': `<style nonce="{{nonce}}">${style}</style>`,
    '<!-- script -->': `<script nonce="{{nonce}}">${script}</script>`,
  };
  const page = await textOf('src/away-page/page.html');
  return Object.entries(parts).reduce((whole, [place, part]) => {
    if (!whole.includes(place)) throw new Error(`the away page has no ${place}`);
    return whole.replace(place, () => part);
  }, page);
};

/** Gives the worker its page as text. */
const withPage = (): Plugin => ({
  name: 'away-page',
  resolveId: (id) => (id === 'away-page' ? '\0away-page' : undefined),
  load: async (id) =>
    id === '\0away-page' ? `export const awayPage = ${JSON.stringify(await pageWhole())};` : undefined,
});

/** Builds the service worker beside the pages, under a name that never changes: browsers ask for its next version by it. */
export const awayWorker = (): Plugin => ({
  name: 'away-worker',
  apply: 'build',
  async generateBundle() {
    const source = await scriptOf('away-worker/worker.ts', [withPage()]);
    this.emitFile({ type: 'asset', fileName: 'away-worker.js', source });
  },
});
