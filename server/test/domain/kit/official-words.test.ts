import { committeeInSentence, nameInSentence } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { minutesDocument } from '../../../src/domain/papers/minutes-document.ts';
import { noticeDocument } from '../../../src/domain/papers/notice-document.ts';
import { headOfUnit } from '../../../src/domain/papers/official-head.ts';
import { personsName } from '../../../src/domain/papers/official-people.ts';
import { ruleMm, wholeRuleMm } from '../../../src/domain/papers/official-text-width.ts';
import {
  dayWords,
  fittingLines,
  linesOf,
  minutesWords,
  recipientLines,
  timeWords,
  withFinalMark,
} from '../../../src/domain/kit/official-words.ts';
import { sampleConclusions, sampleMinutes, sampleNotice } from '../../adapters/files/papers/sample-papers.ts';
import { UnitId, type UnitBody } from '@diem-cau/shared';

describe('words of official documents', () => {
  test.each([
    ['2026-11-23', 'ngày 23 tháng 11 năm 2026'],
    ['2026-03-05', 'ngày 05 tháng 3 năm 2026'],
    ['2026-01-09', 'ngày 09 tháng 01 năm 2026'],
    ['2026-02-28', 'ngày 28 tháng 02 năm 2026'],
    ['2026-09-30', 'ngày 30 tháng 9 năm 2026'],
    ['2026-10-01', 'ngày 01 tháng 10 năm 2026'],
  ])('%s is %s', (day, words) => expect(dayWords(day)).toBe(words));

  test('times and lengths', () => {
    expect(timeWords('08:05')).toBe('08 giờ 05 phút');
    expect([59_999, 60_000, 89_999, 90_000, 5_400_000].map(minutesWords)).toEqual([
      'dưới 1 phút',
      '1 phút',
      '1 phút',
      '2 phút',
      '90 phút',
    ]);
  });

  test.each(['Đúng hạn', 'Đúng hạn.', 'Đúng hạn ./.', 'Đúng hạn./.', 'Đúng hạn;', 'Đúng hạn. '])(
    '“%s” ends with one ./.',
    (text) => expect(withFinalMark(text)).toBe('Đúng hạn./.'),
  );

  test('recipients get their dashes and marks, however they were typed', () => {
    expect(recipientLines('- Như trên;\n\n– Văn phòng.\nLưu: VT, Hồ sơ')).toEqual([
      '- Như trên;',
      '- Văn phòng;',
      '- Lưu: VT, Hồ sơ.',
    ]);
    expect(recipientLines(' \n-\n')).toEqual([]);
  });

  test('what no document can hold is left out', () => {
    expect(linesOf('a\tb\n\n\uFFFEc\uD800\n  ')).toEqual(['a b', 'c']);
  });

  test('lines that do not fit are left out whole, and counted', () => {
    expect(fittingLines(['a', 'b'], 100)).toBe('a\nb');
    const text = fittingLines(
      Array.from({ length: 100 }, (_, index) => `dòng ${index}`),
      100,
    );
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text.split('\n')[0]).toBe('dòng 0');
    expect(text).toMatch(/\(còn \d+ dòng nữa\)$/u);
  });
});

describe('names in a sentence', () => {
  test.each([
    ['Xã Hòa Bình', 'xã Hòa Bình'],
    ['Thị trấn Bình Gia', 'thị trấn Bình Gia'],
    ['Đặc khu Côn Đảo', 'đặc khu Côn Đảo'],
    ['Thành phố Hồ Chí Minh', 'thành phố Hồ Chí Minh'],
    ['Quận 1', 'Quận 1'],
    ['Huyện ủy', 'Huyện ủy'],
    ['Phòng Nội vụ', 'Phòng Nội vụ'],
    ['xã Hòa Bình', 'xã Hòa Bình'],
  ])('%s is %s', (name, words) => expect(nameInSentence(name)).toBe(words));

  test.each([
    ['Xã Tân Văn', 'UBND xã Tân Văn'],
    ['UBND Xã Tân Văn', 'UBND xã Tân Văn'],
    ['Ủy ban nhân dân Xã Tân Văn', 'Ủy ban nhân dân xã Tân Văn'],
    ['UBND các xã, thị trấn', 'UBND các xã, thị trấn'],
    ['Phòng Nội vụ', 'Phòng Nội vụ'],
    ['Ông Hoàng Văn Hùng', 'Ông Hoàng Văn Hùng'],
  ])('a task goes from “%s” to “%s”', (name, words) => expect(committeeInSentence(name)).toBe(words));

  test.each(['Nguyễn Thị Hoa', 'Lê Văn A', 'H’Hen Niê'])('%s is a person', (name) =>
    expect(personsName(name)).toBe(name),
  );
  test.each([
    'Quản trị hệ thống',
    'Quản Trị',
    'admin',
    'Thư ký huyện',
    'Văn phòng HĐND và UBND',
    'Xã Hòa Bình',
    '',
    'Hoa',
  ])('“%s” names nobody', (name) => expect(personsName(name)).toBe(''));
});

describe('the rules of the head', () => {
  test('the motto’s rule is as long as the motto: 60.5 mm in 14 points, 56.1 in 13', () => {
    expect(wholeRuleMm('Độc lập - Tự do - Hạnh phúc', 14)).toBeCloseTo(60.5, 0);
    expect(wholeRuleMm('Độc lập - Tự do - Hạnh phúc', 13)).toBeCloseTo(56.1, 0);
  });

  test('the agency’s is a third to a half of its name, of the longest line where it takes several', () => {
    const whole = wholeRuleMm('UBND HUYỆN BÌNH GIA', 13);
    expect(ruleMm(['UBND HUYỆN BÌNH GIA'], 13, 65) / whole).toBeGreaterThan(1 / 3);
    expect(ruleMm(['UBND HUYỆN BÌNH GIA'], 13, 65) / whole).toBeLessThan(1 / 2);
    expect(ruleMm(['BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI HUYỆN BÌNH GIA'], 13, 65)).toBeLessThan(32.5);
  });
});

const unit = (id: string, kind: string, name: string, parentId: string | null, change: Partial<UnitBody> = {}) => {
  const body: UnitBody = {
    unitId: UnitId.parse(id),
    code: id,
    name,
    kind,
    parentId: parentId === null ? null : UnitId.parse(parentId),
    validFrom: null,
    validTo: null,
    successorId: null,
    ...change,
  };
  return [body.unitId, body] as const;
};

test('the head names the unit’s committee and the one above it, as they were on the day', () => {
  const units = new Map([
    unit('20', 'tỉnh', 'Lạng Sơn', null),
    unit('181', 'huyện', 'Bình Gia', '20', { validTo: '2025-06-30', successorId: UnitId.parse('x') }),
    unit('x', 'xã', 'Bình Gia', '20', { validFrom: '2025-07-01' }),
  ]);
  const of = (day: string) => headOfUnit(units, UnitId.parse('181'), day, 'BB');
  expect(of('2023-11-23')).toEqual({
    superiorAgency: 'UBND TỈNH LẠNG SƠN',
    agency: 'UBND HUYỆN BÌNH GIA',
    symbol: 'BB-UBND',
  });
  expect(of('2026-11-23')).toMatchObject({ agency: 'UBND XÃ BÌNH GIA' });
  expect(headOfUnit(units, UnitId.parse('20'), '2026-11-23', 'TB')).toEqual({
    superiorAgency: '',
    agency: 'UBND TỈNH LẠNG SƠN',
    symbol: 'TB-UBND',
  });
  expect(headOfUnit(units, null, '2026-11-23', 'BB')).toMatchObject({ superiorAgency: '', agency: '' });
});

describe('minutes as a document', () => {
  test('hold the parts of Mẫu 1.9 in their order, the last of them with ./.', () => {
    const { head, typeName, body, signing } = minutesDocument(sampleMinutes());
    expect(head).toMatchObject({ agency: 'UBND HUYỆN BÌNH GIA', placeAndDate: null });
    expect(head.number).toMatch(/^Số:\s+\/BB-UBND$/u);
    expect(typeName).toBe('BIÊN BẢN');
    const starts = [
      'Thời gian bắt đầu:',
      'Địa điểm:',
      'Thành phần tham dự:',
      'Chủ trì (chủ tọa):',
      'Thư ký (',
      'Nội dung (',
    ];
    const at = starts.map((start) => body.findIndex(({ text }) => text.startsWith(start)));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at).not.toContain(-1);
    expect(body.at(-1)?.text).toBe('Cuộc họp kết thúc vào 09 giờ 45 phút, ngày 23 tháng 11 năm 2026./.');
    expect(body.filter(({ bold }) => bold).map(({ text }) => text)).toEqual(['I. Ý KIẾN PHÁT BIỂU']);
    expect(signing).toMatchObject({ kind: 'two', left: { titles: ['THƯ KÝ'] } });
  });

  test('what is empty is left to be written by hand, and without rows there is no annex', () => {
    const empty = { startsAt: '', place: '', attendance: '', chair: '', secretary: '', course: '', endsAt: '' };
    const { body, annex } = minutesDocument(sampleMinutes({ ...empty, attendanceRows: [] }));
    expect(body.filter(({ text }) => text.includes('……'))).toHaveLength(7);
    expect(annex).toBeNull();
  });
});

describe('a notice as a document', () => {
  test('holds the conclusions between its opening and its closing words', () => {
    const { head, body, signing } = noticeDocument(sampleNotice(), sampleConclusions, '2026');
    expect(head.placeAndDate).toMatch(/^Bình Gia, ngày\s+tháng\s+năm 2026$/u);
    expect(body.slice(1).map(({ text }) => text)).toEqual([
      '1. Rà soát hộ nghèo, hộ cận nghèo năm 2026.',
      'Giao Phòng Lao động - Thương binh và Xã hội chủ trì, phối hợp với UBND xã Hòa Bình, UBND xã Tân Hòa thực hiện; ' +
        'thời hạn hoàn thành: ngày 30 tháng 11 năm 2026.',
      '2. Sửa đường vào thôn Khuổi Luông.',
      'Giao UBND xã Tân Hòa chủ trì thực hiện.',
      'Đề nghị các đơn vị được giao nhiệm vụ tổ chức thực hiện và báo cáo kết quả đúng thời hạn./.',
    ]);
    expect(signing).toMatchObject({ kind: 'one', right: { titles: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'] } });
  });

  test('ends with its last conclusion where nobody wrote closing words', () => {
    const { body } = noticeDocument(sampleNotice({ closing: '' }), sampleConclusions, '2026');
    expect(body.at(-1)?.text).toBe('Giao UBND xã Tân Hòa chủ trì thực hiện./.');
  });
});
