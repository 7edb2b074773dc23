import { X509Certificate, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import { StartFailure } from '../../application/running/start-failure.ts';

/** The PEM files that the hub is given; `caFile` is the private CA that the PCs are handed, undefined where there is none. */
export interface TlsFileNames {
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string | undefined;
}

/** What stands in them. */
export interface TlsPems {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly caPem: string | null;
}

/** How often the files are looked at, in milliseconds. */
const lookEveryMs = 60_000;

const digestOf = ({ cert, key, caPem }: TlsPems): string =>
  createHash('sha256')
    .update(cert)
    .update('\0')
    .update(key)
    .update('\0')
    .update(caPem ?? '')
    .digest('hex');

/** Certificate, key and CA as they lie on the disk: a certificate that is renewed there is taken up without a restart. */
export class TlsFiles {
  readonly #names: TlsFileNames;
  readonly #logger: Logger;
  #pems: TlsPems;
  #timer: NodeJS.Timeout | null = null;
  #read: { readonly of: Buffer; readonly certificate: X509Certificate } | null = null;

  /** Throws StartFailure, which says which file can't be read, and what for. */
  constructor(names: TlsFileNames, logger: Logger) {
    this.#names = names;
    this.#logger = logger;
    const { certFile, keyFile, caFile } = names;
    this.#pems = {
      cert: pem(certFile, 'chứng thư của máy chủ', 'the server’s certificate'),
      key: pem(keyFile, 'khóa của chứng thư', 'the certificate’s key'),
      caPem: caFile === undefined ? null : pem(caFile, 'chứng thư CA', 'the private CA').toString(),
    };
  }

  /** As they were last read whole and fitting together. */
  get pems(): TlsPems {
    return this.#pems;
  }

  /** Whether the certificate in use is for this host name or IP address. */
  speaksFor(name: string): boolean {
    if (this.#read?.of !== this.#pems.cert)
      this.#read = { of: this.#pems.cert, certificate: new X509Certificate(this.#pems.cert) };
    const { certificate } = this.#read;
    return (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
  }

  /** Looks at the files now and then; `renewed` puts what is new into use. */
  watch(renewed: (pems: TlsPems) => void): void {
    this.#timer ??= setInterval(() => void this.look(renewed), lookEveryMs);
    this.#timer.unref();
  }

  /** Looks at the files once. What can't be read, or does not fit together, is left alone until the next look: it may be half written. */
  async look(renewed: (pems: TlsPems) => void): Promise<void> {
    const { certFile, keyFile, caFile } = this.#names;
    try {
      const [cert, key, ca] = await Promise.all([
        readFile(certFile),
        readFile(keyFile),
        caFile === undefined ? null : readFile(caFile, 'utf8'),
      ]);
      const pems = { cert, key, caPem: ca };
      if (digestOf(pems) === digestOf(this.#pems)) return;
      createSecureContext({ cert, key });
      this.#pems = pems;
      renewed(pems);
      this.#logger.info({ certFile }, 'a renewed certificate was taken up');
    } catch (error) {
      this.#logger.warn({ err: error, certFile }, 'the certificate on the disk can not be used; the one before stays');
    }
  }

  /** Idempotent. */
  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}

const pem = (file: string, vi: string, en: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new StartFailure(
      `Không đọc được ${vi} (${file}). Hãy chạy ./scripts/start: lệnh này tạo tệp còn thiếu.`,
      `${en} can't be read (${file}): run ./scripts/start, which makes what is missing.`,
      error,
    );
  }
};
