import { StartFailure } from '../../application/running/start-failure.ts';
import { codesOf } from './trouble.ts';

/** A PostgreSQL address as it may be shown: without its password. */
export const shownAddress = (databaseUrl: string): string => {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `PostgreSQL ${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
};

/** The sentence for a file whose content is broken. */
export const damagedFile = (file: string, cause: unknown): StartFailure =>
  new StartFailure(
    `Tệp dữ liệu ${file} bị hỏng. Đừng xóa tệp này: hãy chép nó cùng tệp -wal (nếu có) sang nơi khác, rồi khôi phục bản sao lưu gần nhất bằng ./scripts/restore.`,
    `The data file ${file} is damaged. Don't delete it: copy it and its -wal (if there is one) elsewhere, then restore the latest backup with ./scripts/restore.`,
    cause,
  );

type Sentence = (place: string, cause: unknown) => StartFailure;
const sentence =
  (vi: (place: string) => string, en: (place: string) => string): Sentence =>
  (place, cause) =>
    new StartFailure(vi(place), en(place), cause);

const full = sentence(
  (place) =>
    `Đĩa đầy: không ghi được vào ${place}. Hãy giải phóng chỗ trống (df -h cho biết đĩa nào đầy) rồi khởi động lại; dữ liệu đã ghi vẫn còn.`,
  (place) =>
    `The disk is full: ${place} can't be written. Free some space (df -h tells which disk is full) and start again; what was recorded is there.`,
);
const locked = sentence(
  (place) =>
    `${place} đang bị một chương trình khác khóa (một lệnh sqlite3, một công cụ sao lưu…). Hãy đóng chương trình đó rồi khởi động lại; fuser hoặc lsof cho biết chương trình nào.`,
  (place) =>
    `${place} is locked by another program (an sqlite3 command, a backup tool…). Close it and start again; fuser or lsof tells which one it is.`,
);
const forbidden = sentence(
  (place) =>
    `Không có quyền đọc và ghi ${place}. Hãy trao thư mục dữ liệu cho tài khoản chạy hệ thống: sudo chown -R diem-cau: <thư mục> (quyền 700 cho thư mục, 600 cho tệp).`,
  (place) =>
    `There is no right to read and write ${place}. Give the data folder to the account that runs the hub: sudo chown -R diem-cau: FOLDER (700 for the folder, 600 for files).`,
);
const readOnly = sentence(
  (place) =>
    `${place} nằm trên hệ tệp chỉ đọc. Hãy gắn lại hệ tệp cho ghi (mount -o remount,rw); nếu nó tự chuyển sang chỉ đọc thì đĩa có thể sắp hỏng: xem dmesg và sao lưu ngay.`,
  (place) =>
    `${place} is on a read-only file system. Mount it for writing (mount -o remount,rw); if it became read-only by itself the disk may be failing: look at dmesg and make a backup now.`,
);
const brokenDisk = sentence(
  (place) =>
    `Đĩa báo lỗi khi đọc, ghi ${place}. Hãy xem dmesg, sao chép thư mục dữ liệu sang đĩa khác rồi khởi động lại từ đó.`,
  (place) =>
    `The disk reports errors on ${place}. Look at dmesg, copy the data folder to another disk and start from there.`,
);
const unreachable = sentence(
  (place) =>
    `Không kết nối được với ${place}. Hãy kiểm tra máy chủ PostgreSQL có chạy không, mạng và địa chỉ trong DATABASE_URL.`,
  (place) =>
    `${place} can't be reached. See whether the PostgreSQL server runs, the network, and the address in DATABASE_URL.`,
);
const notAdmitted = sentence(
  (place) =>
    `${place} không cho vào: tên, mật khẩu hoặc quyền trong DATABASE_URL không đúng. Tài khoản phải được tạo bảng trong cơ sở dữ liệu này.`,
  (place) =>
    `${place} refuses entry: name, password or rights in DATABASE_URL are wrong. The role must be allowed to make tables in this database.`,
);
const noDatabase = sentence(
  (place) => `${place}: không có cơ sở dữ liệu này. Hãy tạo nó (createdb) hoặc sửa DATABASE_URL.`,
  (place) => `${place}: there is no such database. Make it (createdb) or correct DATABASE_URL.`,
);

/** SQLite's result codes, Node's codes of file errors, and PostgreSQL's SQLSTATE or its class. */
const sentences: ReadonlyMap<string, Sentence> = new Map([
  ['sqlite 11', damagedFile],
  ['sqlite 26', damagedFile],
  ['sqlite 13', full],
  ['ENOSPC', full],
  ['EDQUOT', full],
  ['53100', full],
  ['sqlite 5', locked],
  ['sqlite 6', locked],
  ['55P03', locked],
  ['sqlite 8', forbidden],
  ['sqlite 14', forbidden],
  ['EACCES', forbidden],
  ['EPERM', forbidden],
  ['EROFS', readOnly],
  ['25006', readOnly],
  ['sqlite 10', brokenDisk],
  ['EIO', brokenDisk],
  ['lost', unreachable],
  ['28', notAdmitted],
  ['42501', notAdmitted],
  ['3D000', noDatabase],
]);

/** What an error that kept the storage from opening means for `place`, in words; the error itself when there are none for it. */
export const asStartFailure = (error: unknown, place: string): unknown => {
  if (error instanceof StartFailure) return error;
  const cause = error instanceof Error && error.cause !== undefined && error.name === 'Refusal' ? error.cause : error;
  const path: unknown = cause instanceof Error ? Reflect.get(cause, 'path') : undefined;
  const found = codesOf(cause).map((code) => sentences.get(code));
  return found.find((each) => each !== undefined)?.(typeof path === 'string' ? path : place, cause) ?? error;
};
