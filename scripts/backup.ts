/** Saves all that a hub keeps but its recordings, while it runs; `./scripts/backup` comes here. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyDurably, filesOf, flush, sha256Of } from './backups/durable-files.ts';
import {
  certsFolder,
  databaseNames,
  dataFolder,
  manifestName,
  numberIn,
  type Figures,
  type Manifest,
} from './backups/manifest.ts';
import {
  isOfTheCheckout,
  isOfTheProcess,
  placesOf,
  recordingsFolder,
  sqliteName,
  stampOf,
  type Places,
} from './backups/places.ts';
import { checkDump, dumpPostgres } from './backups/postgres-copy.ts';
import { checkSqlite, copySqlite } from './backups/sqlite-copy.ts';
import { requireNode } from './setup/oldest-node.ts';
import { explain, SetupError } from './setup/setup-error.ts';
import { wallClock } from './wall-clock.ts';

const help = `./scripts/backup [--keep N] [--data FOLDER] [--certs FOLDER] FOLDER

Sao lưu mọi thứ mà hệ thống giữ trừ bản ghi âm, ghi hình, cả khi đang họp, vào một thư mục mới diem-cau-NGÀY-GIỜ trong FOLDER.
Bản ghi âm, ghi hình là các tệp trong recordings/ của thư mục dữ liệu: muốn giữ thì chép riêng.
  --keep N   chỉ giữ N bản mới nhất trong FOLDER (bản cũ bị xóa sau khi bản mới đã được kiểm tra)
  --data     thư mục dữ liệu; mặc định HUB_DATA_DIR hoặc var/
  --certs    thư mục chứng thư; mặc định certs/
Có DATABASE_URL thì sao lưu PostgreSQL bằng pg_dump, không thì SQLite. Bản sao lưu chứa khóa bí mật: hãy giữ kín.

Saves all that the hub keeps but recordings, also during a meeting, in a new folder diem-cau-DATE-TIME in FOLDER.
Recordings are files in recordings/ of the data folder: to keep them, copy that folder besides.
  --keep N   keeps only the N newest backups in FOLDER (older ones go after the new one was checked)
  --data     the data folder; HUB_DATA_DIR or var/ without
  --certs    the folder of certificates; certs/ without
With DATABASE_URL PostgreSQL is saved, by pg_dump, else SQLite. A backup holds secret keys: keep it safe.
`;

const finished = /^diem-cau-\d{4}-\d{2}-\d{2}-\d{6}(-\d+)?$/;
const unfinished = /^\.unfinished-(\d+)$/;

const runs = (pid: number): boolean => existsSync(`/proc/${pid}`);

/** Takes away what a backup that was killed has left. */
const tidy = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const pid = unfinished.exec(name)?.[1];
    if (pid !== undefined && !runs(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
};

const saveDatabase = async (
  { dataDir, databaseUrl }: Places,
  to: string,
): Promise<Pick<Manifest, 'database' | 'sha256'> & Figures> => {
  const database = databaseUrl === undefined ? 'sqlite' : 'postgresql';
  const file = join(to, databaseNames[database]);
  if (databaseUrl === undefined) copySqlite(join(dataDir, sqliteName), file);
  else await dumpPostgres(databaseUrl, file);
  const figures = databaseUrl === undefined ? checkSqlite(file) : await checkDump(file);
  flush(file);
  return { database, ...figures, sha256: await sha256Of(file) };
};

const saveFiles = (from: string, to: string, leaveOut: (name: string) => boolean): void => {
  mkdirSync(to, { mode: 0o700 });
  for (const name of filesOf(from)) if (!leaveOut(name)) copyDurably(join(from, name), join(to, name), 0o600);
  flush(to);
};

const freeName = (folder: string, stamp: string): string => {
  for (let number = 1; ; number += 1) {
    const name = join(folder, number === 1 ? `diem-cau-${stamp}` : `diem-cau-${stamp}-${number}`);
    if (!existsSync(name)) return name;
  }
};

/** Those that are there, the one that was made last first: told by their numbers, and by their names where they have none. */
const newestFirst = (folder: string): readonly { readonly path: string; readonly number: number }[] =>
  readdirSync(folder)
    .filter((name) => finished.test(name) && existsSync(join(folder, name, manifestName)))
    .sort()
    .map((name) => ({ path: join(folder, name), number: numberIn(join(folder, name)) }))
    .sort((one, other) => one.number - other.number)
    .toReversed();

/** Removes all but the newest. */
const keepNewest = (folder: string, keep: number): void => {
  for (const { path } of newestFirst(folder).slice(keep)) rmSync(path, { recursive: true });
};

/** How much lies in a folder, in bytes; null where it can't be read to its end, as one is deleted just then whose time has come. */
const bytesIn = (folder: string): number | null => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  } catch {
    return null;
  }
};

/** Recordings are many times as large as all else, and are no part of a backup: whoever keeps it knows what is not in it, and where that lies. */
const sayLeftOut = (folder: string): void => {
  const bytes = existsSync(folder) ? bytesIn(folder) : 0;
  const size = bytes === null ? '?' : (bytes / 1e6).toFixed(1);
  if (bytes !== 0) process.stdout.write(`Không gồm bản ghi âm, ghi hình (without recordings): ${size} MB, ${folder}\n`);
};

const backUp = async (places: Places, folder: string, keep: number | undefined): Promise<void> => {
  const begunAtMs = performance.now();
  if (places.databaseUrl === undefined && !existsSync(join(places.dataDir, sqliteName)))
    throw new SetupError(
      `Không có ${sqliteName} trong ${places.dataDir}: không có gì để sao lưu. Thư mục dữ liệu ở nơi khác thì dùng --data hoặc HUB_DATA_DIR.`,
      `There is no ${sqliteName} in ${places.dataDir}, nothing to save. Where the data folder is elsewhere: --data or HUB_DATA_DIR.`,
    );
  process.umask(0o077);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  tidy(folder);
  const draft = join(folder, `.unfinished-${process.pid}`);
  const giveUp = (): void => rmSync(draft, { recursive: true, force: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      giveUp();
      process.exit(1);
    });
  try {
    mkdirSync(draft, { mode: 0o700 });
    const savedAt = wallClock();
    const saved = await saveDatabase(places, draft);
    saveFiles(places.dataDir, join(draft, dataFolder), isOfTheProcess);
    saveFiles(places.certsDir, join(draft, certsFolder), isOfTheCheckout);
    const number = (newestFirst(folder)[0]?.number ?? 0) + 1;
    const manifest: Manifest = { format: 1, number, savedAt: savedAt.toISOString(), ...saved };
    writeFileSync(join(draft, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    flush(draft);
    const made = freeName(folder, stampOf(savedAt));
    renameSync(draft, made);
    flush(folder);
    if (keep !== undefined) keepNewest(folder, keep);
    const size = (statSync(join(made, databaseNames[saved.database])).size / 1e6).toFixed(1);
    const seconds = ((performance.now() - begunAtMs) / 1000).toFixed(1);
    sayLeftOut(join(places.dataDir, recordingsFolder));
    process.stdout.write(
      `✔ Đã sao lưu (saved): ${saved.meetings} cuộc họp (meetings), ${saved.events} sự việc (events), ${size} MB, ${made}, ${seconds} s\n`,
    );
  } catch (error) {
    giveUp();
    throw error;
  }
};

try {
  requireNode();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keep: { type: 'string' },
      data: { type: 'string' },
      certs: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [folder, ...more] = positionals;
  const keep = values.keep === undefined ? undefined : Number(values.keep);
  if (values.help === true) process.stdout.write(help);
  else if (folder === undefined || more.length > 0 || (keep !== undefined && !(Number.isInteger(keep) && keep > 0)))
    throw new SetupError(
      'Cần đúng một thư mục để đặt bản sao lưu, và N của --keep là số nguyên từ 1. Xem ./scripts/backup --help',
      'Name one folder for the backup; the N of --keep is a whole number from 1. See ./scripts/backup --help',
    );
  else await backUp(placesOf(values), resolve(folder), keep);
} catch (error) {
  process.stderr.write('Chưa sao lưu được (nothing was saved):\n');
  explain(error);
  process.exitCode = 1;
}
