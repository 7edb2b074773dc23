import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { P12Signer, PDF, rgb } from '@libpdf/core';

/** Who signs in the tests, and who vouches for them: names with letters that Latin-1 does not have. */
export const issuerName = 'Thư ký Nguyễn Văn Ổn';
export const secretary = { name: 'Trần Thị Bưởi', organisation: 'UBND huyện Bình Gia' };
export const chair = { name: 'Lê Đức Thọ', organisation: 'UBND huyện Bình Gia' };
type Signer = typeof secretary;

export type KeyKind = 'rsa' | 'ec';

/** Certificates of the test's own authority, made by openssl, and PDFs signed with them. */
export const signedPapers = () => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-signed-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { stdio: 'pipe' });
  };
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-utf8',
    '-subj',
    `/CN=${issuerName}`,
    '-days',
    '3650',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  );
  execFileSync('certutil', ['-N', '-d', folder, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', folder, '-n', 'ca', '-t', 'CT,CT,CT', '-i', at('ca.pem')]);

  const certificates = new Map<string, Promise<P12Signer>>();
  const signerOf = ({ name, organisation }: Signer, kind: KeyKind): Promise<P12Signer> => {
    const id = `${kind}-${certificates.size}`;
    const key = `${kind} ${name}`;
    const known = certificates.get(key);
    if (known !== undefined) return known;
    const algorithm = kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    openssl(
      'req',
      '-newkey',
      ...algorithm,
      '-nodes',
      '-utf8',
      '-subj',
      `/C=VN/O=${organisation}/CN=${name}`,
      '-keyout',
      at(`${id}.key`),
      '-out',
      at(`${id}.csr`),
    );
    openssl(
      'x509',
      '-req',
      '-in',
      at(`${id}.csr`),
      '-CA',
      at('ca.pem'),
      '-CAkey',
      at('ca.key'),
      '-CAcreateserial',
      '-days',
      '3650',
      '-out',
      at(`${id}.pem`),
    );
    openssl(
      'pkcs12',
      '-export',
      '-in',
      at(`${id}.pem`),
      '-inkey',
      at(`${id}.key`),
      '-passout',
      'pass:thu',
      '-out',
      at(`${id}.p12`),
    );
    const signer = P12Signer.create(new Uint8Array(readFileSync(at(`${id}.p12`))), 'thu');
    certificates.set(key, signer);
    return signer;
  };

  return {
    /** A PDF of one page. */
    async unsigned(words = 'BIEN BAN'): Promise<Uint8Array> {
      const pdf = PDF.create();
      pdf.addPage({ size: 'a4' }).drawText(words, { x: 80, y: 700, size: 14, color: rgb(0, 0, 0) });
      return pdf.save();
    },
    /** Adds a signature behind what is there. */
    async sign(
      bytes: Uint8Array,
      who: Signer,
      signingTime: Date,
      form: { kind?: KeyKind; subFilter?: 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached' } = {},
    ): Promise<Uint8Array> {
      const { kind = 'rsa', subFilter } = form;
      const pdf = await PDF.load(bytes);
      const signed = await pdf.sign({
        signer: await signerOf(who, kind),
        signingTime,
        reason: 'Ký biên bản',
        ...(subFilter === undefined ? {} : { subFilter }),
      });
      return signed.bytes;
    },
    /** What poppler finds, a line for each signature: its verdict. */
    pdfsig(bytes: Uint8Array): string {
      writeFileSync(at('checked.pdf'), bytes);
      try {
        return execFileSync('pdfsig', ['-nssdir', folder, at('checked.pdf')], { encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        // It ends with 1 or 2 where a signature is bad or there is none, and has said what it has to say.
        return String(error instanceof Error ? Reflect.get(error, 'stdout') : error);
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
