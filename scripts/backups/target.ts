import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/paths.ts';
import { SetupError } from '../setup/setup-error.ts';
import { copyDurably, filesOf, flush, inside, modeOf, type Owner } from './durable-files.ts';
import { isOfTheCheckout, sqliteName } from './places.ts';

/** Who is to own what is restored: where root restores, whoever owns the data folder, else the checkout, which is the hub's user. */
export function ownerFor(dataDir: string): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(existsSync(dataDir) ? dataDir : checkout);
  return { uid, gid };
}

/** What of a data folder would be in the way of other data: all but the lock and what earlier restores have moved aside. */
export const dataIn = (dataDir: string): string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir).filter((name) => !/^hub\.(lock|owner)/.test(name) && !name.startsWith('before-restore-'))
    : [];

/** The certificates in a folder that differ from those that are to come, or have no counterpart among them. */
export const otherCertificates = (certsDir: string, saved: string): string[] =>
  filesOf(certsDir).filter((name) => {
    if (isOfTheCheckout(name)) return false;
    const coming = join(saved, name);
    return !existsSync(coming) || !readFileSync(coming).equals(readFileSync(join(certsDir, name)));
  });

/** Says what is in the way, and that nothing was changed. */
export function refuseData(dataDir: string, names: readonly string[]): never {
  const journal = names.includes(sqliteName) ? undefined : names.find((name) => name === `${sqliteName}-wal`);
  throw new SetupError(
    journal === undefined
      ? `${dataDir} đang có dữ liệu (${names.join(', ')}). Không có gì bị thay đổi. Muốn thay thì thêm --replace: dữ liệu cũ được chuyển sang một bên, không bị xóa.`
      : `${dataDir} còn tệp ${journal} của cơ sở dữ liệu cũ: đặt bản sao lưu cạnh nó sẽ làm hỏng dữ liệu. Không có gì bị thay đổi. Muốn thay thì thêm --replace: mọi tệp cũ được chuyển sang một bên.`,
    journal === undefined
      ? `${dataDir} holds data (${names.join(', ')}); nothing was changed. To replace them add --replace, which moves them aside and deletes nothing.`
      : `${dataDir} still has ${journal} of another database, which would spoil the restored one; nothing was changed. Add --replace, which moves all old files aside.`,
  );
}

/** The same for certificates. */
export function refuseCertificates(certsDir: string, names: readonly string[]): never {
  throw new SetupError(
    `${certsDir} có chứng thư khác (${names.join(', ')}). Không có gì bị thay đổi. Các máy tin CA trong bản sao lưu: thêm --replace để dùng lại CA đó; chứng thư hiện có được chuyển sang một bên.`,
    `${certsDir} has other certificates (${names.join(', ')}); nothing was changed. The PCs trust the CA of the backup: add --replace to use it again, the present ones are moved aside.`,
  );
}

/** Moves names of a folder into a new folder inside it. Does nothing where there are none. */
export function moveAside(folder: string, names: readonly string[], aside: string): void {
  if (names.length === 0) return;
  const to = join(folder, aside);
  mkdirSync(to, { mode: 0o700 });
  inside(folder, names, to);
  flush(folder);
}

/** Copies all files of a folder of a backup, apart from those that are there already. */
export function putBack(saved: string, to: string, owner: Owner): void {
  for (const name of filesOf(saved))
    if (!existsSync(join(to, name))) copyDurably(join(saved, name), join(to, name), modeOf(name), owner);
}
