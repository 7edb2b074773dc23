/** Puts a backup back; `./scripts/restore` comes here. */
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyDurably, flush, sha256Of } from './backups/durable-files.ts';
import { holdDataFolder } from './backups/hub-lock.ts';
import { certsFolder, databaseNames, dataFolder, readManifest, type Manifest } from './backups/manifest.ts';
import { asideName, placesOf, sqliteName, stampOf, type Places } from './backups/places.ts';
import { checkDump, holdsTables, isInUse, moveTablesAside, restoreDump } from './backups/postgres-copy.ts';
import { checkSqlite } from './backups/sqlite-copy.ts';
import {
  dataIn,
  moveAside,
  otherCertificates,
  ownerFor,
  putBack,
  refuseCertificates,
  refuseData,
} from './backups/target.ts';
import { requireNode } from './setup/oldest-node.ts';
import { explain, SetupError } from './setup/setup-error.ts';
import { wallClock } from './wall-clock.ts';

const help = `./scripts/restore [--replace] [--data FOLDER] [--certs FOLDER] BACKUP

Khôi phục một bản sao lưu của ./scripts/backup: cơ sở dữ liệu, khóa và chứng thư. Hãy dừng hệ thống trước.
  --replace  chuyển dữ liệu và chứng thư hiện có sang một bên (before-restore-…), không xóa gì
  --data     thư mục dữ liệu; mặc định HUB_DATA_DIR hoặc var/
  --certs    thư mục chứng thư; mặc định certs/
Thử khôi phục mà không đụng đến hệ thống đang chạy: --data /tmp/thu/var --certs /tmp/thu/certs

Puts back a backup of ./scripts/backup: database, keys and certificates. Stop the hub first.
  --replace  moves the present data and certificates aside (before-restore-…), deletes nothing
  --data     the data folder; HUB_DATA_DIR or var/ without
  --certs    the folder of certificates; certs/ without
To try a backup beside a running hub: --data /tmp/drill/var --certs /tmp/drill/certs
`;

const check = async (backup: string, file: string, manifest: Manifest): Promise<void> => {
  const intact = existsSync(file) && (await sha256Of(file)) === manifest.sha256;
  if (!intact)
    throw new SetupError(
      `Bản sao lưu ${backup} bị hỏng hoặc thiếu: ${file} không còn như lúc sao lưu. Hãy dùng bản khác.`,
      `The backup ${backup} is damaged or not complete: ${file} is not what was saved. Use another one.`,
    );
  const { meetings, events } = manifest.database === 'sqlite' ? checkSqlite(file) : await checkDump(file);
  if (meetings !== manifest.meetings || events !== manifest.events) throw new Error(`${file} holds other figures`);
};

const checkKind = ({ database }: Manifest, { databaseUrl }: Places): void => {
  if (database === 'postgresql' && databaseUrl === undefined)
    throw new SetupError(
      'Đây là bản sao lưu của PostgreSQL: hãy đặt DATABASE_URL như khi chạy hệ thống.',
      'This is a backup of PostgreSQL: set DATABASE_URL as for the hub.',
    );
  if (database === 'sqlite' && databaseUrl !== undefined)
    throw new SetupError(
      'Đây là bản sao lưu của SQLite, nhưng DATABASE_URL được đặt: hệ thống sẽ không đọc dữ liệu này. Hãy bỏ DATABASE_URL.',
      'This is a backup of SQLite, but DATABASE_URL is set, so that the hub would not read it. Unset DATABASE_URL.',
    );
};

/** Looks at the target's PostgreSQL; throws SetupError when it is in use, or holds tables that nobody wants replaced. */
const checkPostgres = async (databaseUrl: string, replace: boolean): Promise<boolean> => {
  if (await isInUse(databaseUrl))
    throw new SetupError(
      'Một chương trình khác đang nối với cơ sở dữ liệu này. Hãy dừng hệ thống rồi khôi phục.',
      'Another program is connected to this database: stop the hub first.',
    );
  const holds = await holdsTables(databaseUrl);
  if (holds && !replace)
    throw new SetupError(
      'Cơ sở dữ liệu đang có bảng. Không có gì bị thay đổi. Muốn thay thì thêm --replace: các bảng cũ được đổi sang schema khác, không bị xóa.',
      'The database holds tables; nothing was changed. To replace them add --replace, which renames their schema and deletes nothing.',
    );
  return holds;
};

const restore = async (backup: string, places: Places, replace: boolean): Promise<void> => {
  const begunAtMs = performance.now();
  const manifest = readManifest(backup);
  checkKind(manifest, places);
  const file = join(backup, databaseNames[manifest.database]);
  await check(backup, file, manifest);

  process.umask(0o077);
  const { dataDir, certsDir, databaseUrl } = places;
  const owner = ownerFor(dataDir);
  for (const folder of [dataDir, certsDir])
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined && owner)
      chownSync(folder, owner.uid, owner.gid);
  const letGo = holdDataFolder(dataDir, owner);
  try {
    const inTheWay = dataIn(dataDir);
    if (inTheWay.length > 0 && !replace) refuseData(dataDir, inTheWay);
    const others = otherCertificates(certsDir, join(backup, certsFolder));
    if (others.length > 0 && !replace) refuseCertificates(certsDir, others);
    const holdsOldTables = databaseUrl !== undefined && (await checkPostgres(databaseUrl, replace));

    const aside = asideName(stampOf(wallClock()));
    moveAside(dataDir, inTheWay, aside);
    moveAside(certsDir, others, aside);
    if (databaseUrl !== undefined && holdsOldTables) await moveTablesAside(databaseUrl, aside);
    if (inTheWay.length + others.length > 0 || holdsOldTables)
      process.stdout.write(`Dữ liệu cũ ở (what was there is in): ${aside}, ${dataDir}, ${certsDir}\n`);

    putBack(join(backup, certsFolder), certsDir, owner);
    putBack(join(backup, dataFolder), dataDir, owner);
    // The database last: before it, a hub sees that data are missing and does not begin anew.
    if (databaseUrl === undefined) copyDurably(file, join(dataDir, sqliteName), 0o600, owner);
    else await restoreDump(databaseUrl, file);
    for (const folder of [dataDir, certsDir]) flush(folder);
  } finally {
    letGo();
  }
  const seconds = ((performance.now() - begunAtMs) / 1000).toFixed(1);
  process.stdout.write(
    `✔ Đã khôi phục (restored): ${manifest.meetings} cuộc họp (meetings), ${manifest.events} sự việc (events), ` +
      `${manifest.savedAt}, ${dataDir}, ${seconds} s. Hãy khởi động hệ thống (start the hub).\n`,
  );
};

try {
  requireNode();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      replace: { type: 'boolean' },
      data: { type: 'string' },
      certs: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [backup, ...more] = positionals;
  if (values.help === true) process.stdout.write(help);
  else if (backup === undefined || more.length > 0)
    throw new SetupError(
      'Cần đúng một bản sao lưu. Xem ./scripts/restore --help',
      'Name one backup. See ./scripts/restore --help',
    );
  else await restore(resolve(backup), placesOf(values), values.replace === true);
} catch (error) {
  process.stderr.write('Chưa khôi phục được (not restored):\n');
  explain(error);
  process.exitCode = 1;
}
