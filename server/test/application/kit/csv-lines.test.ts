import { readFile, readdir } from 'node:fs/promises';
import { Refusal } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { CsvFaults, readCsvLines } from '../../../src/application/kit/csv-lines.ts';
import { readCsvText } from '../../../src/application/kit/csv-text.ts';

const columns = { all: ['code', 'name', 'note'], needed: ['code', 'name'] } as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const file = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? file.swap16() : file;
};
/** A text whose characters are bytes, as old programs wrote it. */
const old = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const read = (file: Uint8Array): unknown => {
  const faults = new CsvFaults();
  const lines = readCsvLines(file, columns, faults);
  faults.refuseIfAny();
  return lines.map(({ line, cell }) => `${line}: ${columns.all.map(cell).join('|')}`);
};
const detailsOf = (file: Uint8Array): readonly string[] => {
  try {
    read(file);
  } catch (error) {
    if (error instanceof Refusal) return error.details;
    throw error;
  }
  throw new Error('it was taken');
};

describe('a file as spreadsheets leave it', () => {
  test.each([
    ['with rows of separators only', 'code;name;note\r\n;;\r\n1;An;x\r\n;;\r\n ; ;\r\n', ['3: 1|An|x']],
    ['with empty columns at the right', 'code;name;note;;\r\n1;An;x;;\r\n2;Bình;;;\r\n', ['2: 1|An|x', '3: 2|Bình|']],
    ['with an empty column between', 'code;;name\n1;;An', ['2: 1|An|']],
    ['with cells missing at the end', 'code;name;note\n1;An\n2;Bình;y', ['2: 1|An|', '3: 2|Bình|y']],
    ['with Excel’s line of the separator', 'sep=;\r\ncode;name;note\r\n1;An, Ban;x', ['3: 1|An, Ban|x']],
    ['with that line in quotes and followed by separators', '"sep=,",,\ncode,name,note\n1,An;Ban,x', ['3: 1|An;Ban|x']],
    ['with that line for a comma where semicolons would win', 'SEP=,\ncode,name\n1,a;b;c', ['3: 1|a;b;c|']],
    ['with tabs', 'code\tname\tnote\n1\tAn, Ban\t\n2\t\tx', ['2: 1|An, Ban|', '3: 2||x']],
    ['with a tab in front, where nothing stands', 'note\tcode\tname\n\t1\tAn', ['2: 1|An|']],
    ['with blank lines in front', '\r\n;;\r\n \ncode;name\n1;An', ['5: 1|An|']],
    ['with the line ends of an old Mac', 'code;name\r1;An\r2;Bình', ['2: 1|An|', '3: 2|Bình|']],
    ['with line ends of every kind', 'code;name\r\n1;An\n2;Bình\r3;Cả\n', ['2: 1|An|', '3: 2|Bình|', '4: 3|Cả|']],
    ['with a byte order mark', '\uFEFF"code";name\n1;An', ['2: 1|An|']],
    [
      'with blanks and signs that nobody sees',
      'code;\u200Bname\u00A0;note\n\u00A01\u200B;Lò\u00A0Thị  Thử\u200B;a\u000Bb\u2028c\u00ADd',
      ['2: 1|Lò Thị Thử|a b cd'],
    ],
  ])('is read %s', (_, text, lines) => {
    expect(read(bytes(text))).toEqual(lines);
  });

  test('is read as Excel’s Unicode text', () => {
    expect(read(utf16('code\tname\r\n1\tLò Thị Thử\r\n'))).toEqual(['2: 1|Lò Thị Thử|']);
    expect(read(utf16('code\tname\r\n1\tLò Thị Thử\r\n', true))).toEqual(['2: 1|Lò Thị Thử|']);
  });

  test('is refused where a text stands under no column, or lines can mean two things', () => {
    expect(detailsOf(bytes('code;name\n1;An;x'))).toEqual(['Dòng 2: "x" không nằm dưới cột nào của dòng tiêu đề.']);
    expect(detailsOf(bytes('code;;name\n1;x;An'))).toEqual(['Dòng 2: "x" không nằm dưới cột nào của dòng tiêu đề.']);
    expect(detailsOf(bytes('\n\ncode;tên'))).toEqual([
      'Dòng 3: không có cột nào tên là "tên". Các cột: code, name, note.',
    ]);
    expect(detailsOf(bytes('code;name;name'))).toEqual(['Dòng 1: có cột bị lặp lại.']);
    expect(detailsOf(bytes(' \r\n;;\r\n'))).toEqual(['Dòng 1: tệp trống.']);
    expect(detailsOf(bytes('sep=;\n'))).toEqual(['Dòng 1: tệp trống.']);
    expect(detailsOf(bytes('\ncode;name\n;;\n'))).toEqual(['Dòng 3: tệp không có dòng dữ liệu nào.']);
  });
});

describe('a file that is not in Unicode', () => {
  const tcvn3 = 'code;name;note\n1;Lß ThÞ Thö;Chñ tÞch UBND x·\n2;Hµ V¨n MÉu;Phã Chñ tÞch';
  const vni = 'code;name\n1;Lyù Thò Thuûy;\n2;Ñaëng Vaên Nguyeãn';
  const utf8 = 'tệp không ở dạng UTF-8';

  test.each([
    ['TCVN3, saved as UTF-8', bytes(tcvn3), 'TCVN3'],
    ['TCVN3, as bytes', old(tcvn3), 'TCVN3'],
    ['TCVN3 in capitals', bytes('code;name\n1;Lß THÞ THö\n2;§ÆNG V¡N'), 'TCVN3'],
    ['TCVN3 beside names in Unicode', bytes(`${tcvn3}\n3;Đặng Thị Hoà;Kế toán`), 'TCVN3'],
    ['VNI, saved as UTF-8', bytes(vni), 'VNI'],
    ['VNI, as bytes', old(vni), 'VNI'],
    ['VNI in capitals', bytes('code;name\n1;LYÙ THÒ THUÛY\n2;ÑAËNG VAÊN'), 'VNI'],
  ])('is refused by its name: %s', (_, file, charset) => {
    expect(detailsOf(file)).toEqual([
      expect.stringContaining(`Dòng 1: chữ trong tệp có vẻ gõ bằng bảng mã ${charset}`),
    ]);
  });

  test.each([
    ['Windows-1252', Buffer.from('code;name\n1;Citroën, garçon, où, Größe, für, señor, déjà', 'latin1')],
    // Đặng Thị Hoà: marks of Windows-1258 stand behind their letters.
    ['Windows-1258', old('code;name\n1;\xD0\xE3\xF2ng Thi\xF2 Ho\xE0\n2;Nguy\xEA\xDEn V\xE3n')],
  ])('is not taken for one of these: %s', (_, file) => {
    expect(detailsOf(file)).toEqual([expect.stringContaining(utf8)]);
  });

  test.each([
    'Nguyen Van An, plain',
    'Đặng Thị Hoà; Nguyễn Thuý Quỳnh; Ủy viên, Bí thư Đảng uỷ',
    'Krông Ana, Đắk Lắk, Ea H’Leo, Pô Kô, Glêi, Sộp Cộp, Huổi Luông',
    'Müller, Citroën, Größe, Noël, señor, où, naïve, 5 µm, 12 m², 3×4, 5½, «Trung tâm» · ©',
    'Lò Thị Thử, phòng Ñoàn',
    'THỊ TRẤN BÌNH GIA, PHƯỜNG KỲ LỪA, HƯỚNG HOÁ',
  ])('is not seen in Unicode: %s', (text) => {
    expect(read(bytes(`code;name\n1;"${text}"`))).toHaveLength(1);
  });

  test('is not seen in the directories that come with the hub', async () => {
    const folder = new URL('../../../../data/', import.meta.url);
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.csv')))
      expect(readCsvText(await readFile(new URL(name, folder))), name).toHaveProperty('text');
  });
});
