import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { FileId } from '@diem-cau/shared';

/** So much of what ffmpeg says is kept for the log, in characters. */
const mostSaid = 2_000;

/** What each call begins with: it asks nothing, says only what goes wrong, and takes one thread. */
export const quiet = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-threads', '1'] as const;

/** The SHA-256 of a file. */
export const sha256 = async (path: string): Promise<FileId> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(Buffer.from(chunk));
  return FileId.parse(hash.digest('hex'));
};

/** Runs ffmpeg, in this folder where one is given; rejects with what it says. Should this process be ended, it ends as well. */
export const runFfmpeg = (program: string, parameters: readonly string[], cwd?: string): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, ...parameters], {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
    });
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString('utf8')).slice(-mostSaid)));
    child.once('error', fail);
    child.once('exit', (code, signal) =>
      code === 0 ? done() : fail(new Error(`ffmpeg ended with ${signal ?? code}: ${said}`)),
    );
  });

/** Where ffmpeg is, by PATH; null where it is not. */
export const ffmpegIn = async (path: string): Promise<string | null> => {
  for (const folder of path.split(delimiter).filter((each) => each !== '')) {
    const file = join(folder, 'ffmpeg');
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return null;
};
