import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import express, { Router, type Request } from 'express';
import { styleNonceOf } from './security-headers.ts';

/** The builder gives these files names that change with their content. */
const lasting = 'public, max-age=31536000, immutable';

/** What the build has compressed, by the name of the encoding and the end of its file's name, the smaller one first. */
const encodings = [
  { encoding: 'br', end: '.br' },
  { encoding: 'gzip', end: '.gz' },
] as const;

/** Every file of the built client's assets, by its address. */
const assetsIn = (clientDir: string): ReadonlyMap<string, string> => {
  const folder = join(clientDir, 'assets');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(clientDir, file).split(sep).join('/')}`, file]),
  );
};

/** The best of the compressed forms that are there and that the browser takes, whichever it names first; undefined for none. */
const compressedForm = (
  assets: ReadonlyMap<string, string>,
  request: Request,
): { readonly file: string; readonly encoding: string } | undefined =>
  encodings.flatMap(({ encoding, end }) => {
    const file = assets.get(`${request.path}${end}`);
    return file !== undefined && request.acceptsEncodings(encoding) === encoding ? [{ file, encoding }] : [];
  })[0];

const notBuilt =
  'The pages of the hub are not built yet: run ./scripts/start (or npm run build) and start the hub again.\n';

/** Where the client's page takes the nonce of its styles from. */
const noncePlace = '{{style-nonce}}';

/** The client's page as it lies on the disk now; null where there is none. */
const pageOf = (clientDir: string): Promise<string | null> =>
  readFile(join(clientDir, 'index.html'), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return null;
    throw error;
  });

/** The page with the mark by which the client knows that it shows sample data, whichever address was asked for. */
const marked = (page: string): string => page.replace('<html ', '<html data-sample-data ');

/**
 * The built client: assets for ever, in the form that the build has compressed for weak lines; every other address is the client's own
 * and gets `index.html`.
 * @param clientDir the folder with `index.html` and `assets`
 * @param sampleData whether every page has to show that all of it is sample data
 */
export const clientFiles = (clientDir: string, sampleData = false): Router => {
  const router = Router();
  const assets = assetsIn(clientDir);

  router.get(/^\/assets\//u, (request, response, next) => {
    const form = compressedForm(assets, request);
    if (form === undefined) {
      next();
      return;
    }
    response.set({ 'Content-Encoding': form.encoding, Vary: 'Accept-Encoding' });
    response.type(extname(request.path));
    // The headers above would stay on an answer that says why the file can't be had.
    response.sendFile(form.file, { headers: { 'Cache-Control': lasting } }, (error) => {
      if (error === undefined) return;
      if (!response.headersSent) response.removeHeader('Content-Encoding');
      next(error);
    });
  });
  router.use(
    '/assets',
    express.static(join(clientDir, 'assets'), { index: false, immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.get('/index.html', (_, response) => response.redirect(307, '/'));
  router.use(express.static(clientDir, { index: false, maxAge: 0 }));
  router.get(/^[^.]*$/u, async (_, response) => {
    const page = await pageOf(clientDir);
    // No fingerprint: an answer of "not modified" would bring a new nonce to an old page.
    if (page === null) response.status(503).type('text/plain').send(notBuilt);
    else
      response
        .set('Cache-Control', 'no-cache')
        .type('html')
        .send((sampleData ? marked(page) : page).replace(noncePlace, styleNonceOf(response)));
  });
  return router;
};
