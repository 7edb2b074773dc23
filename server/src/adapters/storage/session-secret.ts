import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../../application/running/start-failure.ts';

/** Shortest secret that is accepted, in bytes: the length of an HS256 digest (RFC 7518, 3.2). */
const shortestBytes = 32;

const readSecret = (file: string): Buffer | null => {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return null;
    throw error;
  }
};

/**
 * The secret that signs sessions, `session-secret` in the data folder: 48 random bytes, made at the first start, readable by its
 * owner only. Who takes it away signs everybody out and un-enrols every PC. Throws StartFailure when the file is too short, or when it is
 * missing though there are PCs that were enrolled with it.
 */
export const sessionSecret = (dataDir: string, pcsAreEnrolled: boolean): Buffer => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'session-secret');
  const existing = readSecret(file);
  if (existing === null && pcsAreEnrolled)
    throw new StartFailure(
      `Thiếu tệp ${file}, mà đã có máy được ghi danh bằng khóa trong tệp đó. Hãy chép tệp này từ bản sao lưu. Chỉ khi không còn bản nào thì chạy một lần với --start-anew: mọi máy của các điểm cầu phải ghi danh lại.`,
      `The file ${file} is missing, though PCs were enrolled with the secret in it. Copy it from a backup. Only if there is none, start once with --start-anew: the PCs of all endpoints have to be enrolled anew.`,
    );
  if (existing === null) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(48), { mode: 0o600, flush: true });
    // The finished file appears at once or not at all, whatever happens meanwhile.
    renameSync(draft, file);
  }
  const secret = existing ?? readFileSync(file);
  if (secret.length < shortestBytes)
    throw new StartFailure(
      `Tệp ${file} ngắn hơn ${shortestBytes} byte, nên không dùng để ký phiên được. Hãy chép tệp này từ bản sao lưu.`,
      `The file ${file} is shorter than ${shortestBytes} bytes and can't sign sessions. Copy it from a backup.`,
    );
  return secret;
};
