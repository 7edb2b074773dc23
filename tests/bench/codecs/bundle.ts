import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The page's half as one script. */
export const pageScript = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('page/page.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [script, ...others] = outputs;
  if (script?.type !== 'chunk' || others.length > 0) throw new Error('the page is not one script');
  return script.code;
};
