import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const texts = /\.(ts|tsx|html|md|csv|json|sh|service|txt)$/u;

/** Every file below these folders whose words come before a person: pages, files, scripts' output, documents. */
const files = [
  'client/src',
  'client/index.html',
  'server/src',
  'shared/src',
  'scripts',
  'docs',
  'data',
  'certs',
  'README.md',
]
  .flatMap((place) =>
    texts.test(place)
      ? [place]
      : readdirSync(join(root, place), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && (texts.test(entry.name) || !entry.name.includes('.')))
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  )
  .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').normalize('NFC').split('\n') }));

/** Another program's button or menu is quoted as it stands there: `<b>Import…</b> (Nhập)`. */
const withoutQuotes = (line: string): string => line.replaceAll(/<b>[^<]*<\/b>(?: \([^)]*\))?/gu, '');

const found = (word: RegExp): string[] =>
  files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (word.test(withoutQuotes(line)) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );

/** What an official would not say, and what stands in its place (docs/glossary.md). */
const replaced: readonly [old: RegExp, now: string][] = [
  [/giờ[- –]+người/iu, 'giờ công'],
  [/phút[- –]+người/iu, 'phút công'],
  [/máy (đã |chưa |chưa từng |không )?thấy/iu, 'hệ thống ghi nhận'],
  [/giờ máy (đã )?ghi/iu, 'giờ hệ thống đã ghi nhận'],
  [/thấy gần nhất/iu, 'kết nối gần nhất'],
  [/mức giữa|thấp, giữa|'giữa'/iu, 'trung bình'],
  [/cộng tiền/iu, 'tổng cộng'],
  [/cuộc liền/iu, 'cuộc liên tiếp'],
  [/chưa nói/iu, 'chưa phát biểu'],
  [/mic bị giữ/iu, 'mic bị khóa'],
  [/'nhận văn bản|“nhận văn bản/iu, 'tải văn bản lên'],
  [/bỏ phần chưa lưu/iu, 'hủy thay đổi'],
  [/trước (đến )?nay/iu, 'từ đầu'],
  [/chưa vào/iu, 'chưa kết nối'],
  [/chứng chỉ/iu, 'chứng thư'],
  [/(?<![\p{L}])mi-?cr[oô](?![\p{L}-])/iu, 'mic'],
];

describe('words that a person sees', () => {
  test('are looked for in all that is shown', () => {
    expect(files.length).toBeGreaterThan(300);
    for (const [, now] of replaced.slice(0, 3)) expect(found(new RegExp(now, 'iu')), now).not.toEqual([]);
  });

  test.each(replaced)('%s is said as “%s”', (old) => {
    expect(found(old)).toEqual([]);
  });
});
