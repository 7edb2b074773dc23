import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SetupError } from '../setup/setup-error.ts';

const read = (file: string, variable: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SetupError(
      `Không đọc được tệp ${variable}: ${file}`,
      `${variable} names a file that cannot be read: ${(error as Error).message}`,
    );
  }
};

const parse = <T>(make: () => T, file: string, vi: string, en: string): T => {
  try {
    return make();
  } catch {
    throw new SetupError(`${vi}: ${file}`, `${en}: ${file}`);
  }
};

/**
 * Checks a certificate and a key that the operator brings (paths of PEM files): readable, belonging together, valid at
 * `now`. Throws a SetupError that says in one sentence which of these is wrong; answers with the day it ends.
 */
export function checkOperatorPems(certificateFile: string, keyFile: string, now: Date): { validTo: Date } {
  const certificatePem = read(certificateFile, 'HUB_TLS_CERT');
  const keyPem = read(keyFile, 'HUB_TLS_KEY');
  const certificate = parse(
    () => new X509Certificate(certificatePem),
    certificateFile,
    'HUB_TLS_CERT không phải là chứng thư PEM',
    'HUB_TLS_CERT is not a PEM certificate',
  );
  const key: KeyObject = parse(
    () => createPrivateKey(keyPem),
    keyFile,
    'HUB_TLS_KEY không phải là khoá PEM (không mật khẩu)',
    'HUB_TLS_KEY is not a PEM private key without a passphrase',
  );
  if (!certificate.checkPrivateKey(key)) {
    throw new SetupError(
      `Khoá ${keyFile} không khớp với chứng thư ${certificateFile}.`,
      `The key ${keyFile} does not belong to the certificate ${certificateFile}.`,
    );
  }
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (to <= now) {
    throw new SetupError(
      `Chứng thư ${certificateFile} đã hết hạn ngày ${day(to)}.`,
      `The certificate ${certificateFile} has expired on ${day(to)}.`,
    );
  }
  if (from > now) {
    throw new SetupError(
      `Chứng thư ${certificateFile} chỉ có hiệu lực từ ${day(from)}: kiểm tra đồng hồ của máy.`,
      `The certificate ${certificateFile} is valid from ${day(from)} only: check this machine's clock.`,
    );
  }
  return { validTo: to };
}

/** A date as it is shown in messages: 2026-11-22. */
export const day = (date: Date): string => date.toISOString().slice(0, 10);
