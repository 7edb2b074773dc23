import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, testWeb, type TestWeb } from '../../support/web.ts';

const aCertificate = async (): Promise<string> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Thử',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date('2023-01-01'),
    notAfter: new Date('2033-01-01'),
  });
  return certificate.toString('pem');
};

let web: TestWeb;
let caPem: string;
beforeAll(async () => {
  caPem = await aCertificate();
  web = await testWeb({ caPem });
});
afterAll(() => web.close());

/** The bytes as they come over the wire, which `fetch` would unpack, asked under any name. */
const raw = (
  path: string,
  headers: Record<string, string>,
  url = web.url,
  body?: object,
): Promise<{ headers: object; bytes: Buffer; status: number }> =>
  new Promise((resolve, reject) => {
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...content },
    });
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ headers: response.headers, bytes: Buffer.concat(parts), status: response.statusCode ?? 0 }),
      );
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });

describe('every answer', () => {
  it.each(['/', '/ca', '/api/session', '/api/unknown', '/assets/index-a1b2.js'])('of %s is fenced in', async (path) => {
    const { headers } = await web.browser().get(path);
    const csp = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "img-src 'self' data: blob:",
      "media-src 'self' blob:",
      "connect-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ])
      expect(csp.split(';')).toContain(rule);
    const permissions = headers.get('permissions-policy') ?? '';
    for (const feature of ['camera', 'microphone', 'display-capture', 'speaker-selection'])
      expect(permissions).toContain(`${feature}=(self)`);
    expect(permissions).toContain('geolocation=()');
    expect(csp).toMatch(/;style-src 'self' 'nonce-[\w-]{22}';/u);
    expect(csp).not.toMatch(/unsafe|wss?:/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('the worker that shows a page while the hub is away', () => {
  it('is never kept by a browser, and is fenced in like every answer', async () => {
    const { status, headers } = await web.browser().get('/away-worker.js');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toMatch(/^(text|application)\/javascript/u);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('is taken back from browsers where the operator says so', async () => {
    const without = await testWeb({ awayPage: false });
    const { status, headers, text } = await without.browser().get('/away-worker.js');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(text).toContain('registration.unregister()');
    expect(text).not.toContain('fetch');
    // A browser runs none anew that it knows.
    expect((await without.browser().get('/away-worker.js')).text).not.toBe(text);
    await without.close();
  });
});

describe('strict transport', () => {
  it('is asked of browsers only where that was chosen, over HTTPS’ own pages, for this host alone', async () => {
    const strict = await testWeb({ strictTransport: true });
    expect((await strict.browser().get('/')).headers.get('strict-transport-security')).toBe('max-age=15552000');
    const plain = new Browser(strict.plainUrl, 'plain');
    for (const path of ['/ca', '/ca.crt', '/'])
      expect((await plain.get(path)).headers.get('strict-transport-security')).toBeNull();
    await strict.close();
  });

  it('is never asked where PCs are handed the private CA', async () => {
    for (const browser of [web.browser(), new Browser(web.plainUrl, 'plain')])
      for (const path of ['/', '/ca', '/ca.crt', '/ca.js', '/ca.css', '/api/session', '/missing.js'])
        expect((await browser.get(path)).headers.get('strict-transport-security'), path).toBeNull();
  });
});

describe('the client', () => {
  it('has in each page the nonce of its policy, another one each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/meetings', '/index.html']) {
      const { headers, text, status } = await web.browser().get(path);
      if (path === '/index.html') {
        expect([status, headers.get('location')]).toEqual([307, '/']);
        continue;
      }
      const [, nonce = ''] = /'nonce-([^']+)'/u.exec(headers.get('content-security-policy') ?? '') ?? [];
      expect(text).toContain(`<meta nonce="${nonce}">`);
      // Else a browser would keep the page and be given another nonce for it.
      expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null]);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it('gets its page at every address of its own, never from a cache unasked', async () => {
    for (const path of ['/', '/sign-in', '/meetings/m-1', '/admin/directory']) {
      const page = await web.browser().get(path);
      expect(page.status).toBe(200);
      expect(page.text).toContain('<title>Điểm Cầu</title>');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    // What Chrome and Firefox send: their order says nothing.
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
  ])('that takes %s gets its assets as %s, for ever', async (accepted, encoding, unpack) => {
    const plain = await raw('/assets/index-a1b2.js', {});
    const packed = await raw('/assets/index-a1b2.js', { 'accept-encoding': accepted });
    expect(packed.headers).toMatchObject({
      'content-encoding': encoding,
      vary: 'Accept-Encoding',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 50);
    expect(unpack(packed.bytes)).toEqual(plain.bytes);
  });

  it('gets answers and pages compressed as well', async () => {
    const accepted = { 'accept-encoding': 'gzip, deflate, br, zstd' };
    const page = await raw('/ca', accepted);
    expect(page.headers).toMatchObject({ 'content-encoding': 'br' });
    expect(brotliDecompressSync(page.bytes).toString()).toContain('<!doctype html>');
  });

  it('gets other files as they are', async () => {
    expect((await web.browser().get('/favicon.svg')).headers.get('content-type')).toBe('image/svg+xml');
    expect((await raw('/assets/font-c3d4.woff2', { 'accept-encoding': 'br' })).headers).not.toHaveProperty(
      'content-encoding',
    );
  });

  it.each(['/missing.js', '/assets/missing.js', '/assets/../../package.json', '/assets/%2e%2e%2findex.html', '/.env'])(
    'gets nothing at %s',
    async (path) => {
      const { bytes } = await raw(path, {});
      expect(JSON.parse(bytes.toString())).toMatchObject({
        refusal: { code: expect.stringMatching(/not-found|malformed/u) },
      });
    },
  );

  it('is told how to be built when it is not', async () => {
    const bare = await testWeb({ clientDir: join(mkdtempSync(join(tmpdir(), 'diem-cau-none-')), 'dist') });
    const page = await bare.browser().get('/');
    await bare.close();
    expect(page.status).toBe(503);
    expect(page.text).toContain('./scripts/start');
  });
});

describe('the CA', () => {
  it('is handed out with its fingerprint and the steps, in both languages', async () => {
    const page = await web.browser().get('/ca');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain(new X509Certificate(caPem).fingerprint256);
    expect(page.text).toContain('<section lang="vi">');
    expect(page.text).toContain('<section lang="en">');
    for (const system of ['Windows', 'Edge', 'Firefox', 'Linux', 'Android', 'iPad'])
      expect(page.text).toContain(system);
    // A tablet goes on from there to its pairing.
    expect(page.text.match(/<a href="\/panel">/gu)).toHaveLength(2);
    expect(page.text).toContain('Huyện &#60;Thử&#62;');
    expect(page.text).not.toContain('<Thử>');
    expect(page.text).toContain('Đồng hồ của hệ thống: <b class="hub-clock">22/11/2026 08:41:00</b>');
    const file = await web.browser().get('/ca.crt');
    expect(file.headers.get('content-type')).toContain('application/x-x509-ca-cert');
    expect(file.text).toBe(caPem);
  });

  it('is not where the operator’s certificate needs none', async () => {
    const own = await testWeb({ caPem: null });
    expect(await own.browser().get('/ca.crt')).toMatchObject({ status: 404, code: 'not-found' });
    const { text } = await own.browser().get('/ca');
    expect(text).toContain('không cần cài');
    // A clock that is wrong by months keeps a PC out with any certificate.
    for (const hub of ['Đồng hồ của hệ thống', 'Clock of the hub'])
      expect(text).toContain(`${hub}: <b class="hub-clock">22/11/2026 08:41:00</b>`);
    expect(text.match(/class="pc-clock"/gu)).toHaveLength(2);
    expect(text.match(/class="wrong-clock"/gu)).toHaveLength(2);
    expect((await own.browser().get('/ca.js')).status).toBe(200);
    await own.close();
  });
});

describe('the plain port', () => {
  it('hands out the CA and sends everything else to HTTPS', async () => {
    const browser = new Browser(web.plainUrl, 'plain');
    expect((await browser.get('/ca')).text).toContain(new X509Certificate(caPem).fingerprint256);
    expect((await browser.get('/ca.crt')).text).toBe(caPem);
    expect((await browser.get('/ca.js')).headers.get('content-type')).toContain('text/javascript');
    for (const path of ['/', '/api/session', '/meetings?q=a', '//elsewhere.example/'])
      expect((await browser.get(path)).headers.get('location')).toBe(`https://127.0.0.1:8443${path}`);
    const post = await browser.send('POST', '/api/session', { userName: 'admin', password: 'x' });
    expect(post).toMatchObject({ status: 404, code: 'unknown-request' });
  });
});

describe('whoever comes by a name that is not the hub’s', () => {
  const hosts = ['elsewhere.example', 'elsewhere.example:8080', '127.0.0.1@elsewhere.example', '10.9.9.9:8080', 'a b'];

  it.each(hosts)('(%s) is told the right ones and led nowhere', async (host) => {
    for (const url of [web.plainUrl, web.url]) {
      const { headers, bytes, status } = await raw('/meetings', { host }, url);
      expect([status, headers]).toEqual([421, expect.not.objectContaining({ location: expect.anything() })]);
      const page = bytes.toString();
      expect(page).toContain('<a href="https://hop.binhgia.local:8443/">https://hop.binhgia.local:8443</a>');
      expect(page).toContain('HUB_NAMES');
      expect(page).not.toContain('elsewhere');
    }
  });

  it('gets the page about the CA all the same, which names no place', async () => {
    const { bytes, status } = await raw('/ca', { host: 'elsewhere.example' }, web.plainUrl);
    expect(status).toBe(200);
    expect(bytes.toString()).not.toContain('elsewhere');
  });

  it('changes nothing there, and is told why', async () => {
    const sent = { userName: 'admin', password: 'x' };
    const { bytes, status } = await raw(
      '/api/session',
      { host: 'elsewhere.example:8443', origin: 'https://elsewhere.example:8443' },
      web.url,
      sent,
    );
    expect(status).toBe(421);
    expect(JSON.parse(bytes.toString())).toEqual({
      refusal: { code: 'unknown-address', details: ['https://hop.binhgia.local:8443'] },
    });
  });
});
