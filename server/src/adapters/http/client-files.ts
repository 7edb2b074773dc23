import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import express, { Router } from 'express';

const compressible = new Set(['.js', '.css', '.svg', '.json', '.wasm', '.html']);
/** The builder gives these files names that change with their content. */
const lasting = 'public, max-age=31536000, immutable';

type Encoding = 'br' | 'gzip';
const compress: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

const assetsIn = (clientDir: string): ReadonlyMap<string, string> => {
  const folder = join(clientDir, 'assets');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => compressible.has(extname(file)))
      .map((file) => [`/${relative(clientDir, file).split(sep).join('/')}`, file]),
  );
};

const notBuilt =
  'The pages of the hub are not built yet: run ./scripts/start (or npm run build) and start the hub again.\n';

/**
 * The built client: assets for ever, compressed once for weak lines; every other address is the client's own and gets `index.html`.
 * @param clientDir the folder with `index.html` and `assets`
 */
export const clientFiles = (clientDir: string): Router => {
  const router = Router();
  const assets = assetsIn(clientDir);
  const compressed = new Map<string, Promise<Buffer>>();

  router.get(/^\/assets\//u, async (request, response, next) => {
    const file = assets.get(request.path);
    const encoding = request.acceptsEncodings('br', 'gzip');
    if (file === undefined || (encoding !== 'br' && encoding !== 'gzip')) {
      next();
      return;
    }
    const key = `${encoding} ${file}`;
    const bytes = compressed.get(key) ?? readFile(file).then(compress[encoding]);
    compressed.set(key, bytes);
    bytes.catch(() => compressed.delete(key));
    response.set({ 'Cache-Control': lasting, 'Content-Encoding': encoding, Vary: 'Accept-Encoding' });
    response.type(extname(file)).send(await bytes);
  });
  router.use(
    '/assets',
    express.static(join(clientDir, 'assets'), { index: false, immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(clientDir, { index: false, maxAge: 0 }));
  router.get(/^[^.]*$/u, (_, response, next) => {
    response.sendFile(join(clientDir, 'index.html'), { headers: { 'Cache-Control': 'no-cache' } }, (error) => {
      if (error === undefined) return;
      if (existsSync(join(clientDir, 'index.html'))) next(error);
      else response.status(503).type('text/plain').send(notBuilt);
    });
  });
  return router;
};
