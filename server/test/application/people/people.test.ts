import { readFile } from 'node:fs/promises';
import { AccountId, NewPerson, PersonId, UnitId, type UnitBody } from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { People } from '../../../src/application/people/people.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { refusalOf, testPeople } from '../../support/people.ts';

const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const dataFile = (name: string): Promise<Uint8Array> => readFile(new URL(`../../../../data/${name}`, import.meta.url));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const onBinhGia = async () => {
  const test = testPeople();
  for (const name of ['binh-gia-2023.csv', 'binh-gia-2025.csv'])
    await test.directory.import(await dataFile(name), 'for-good');
  const people = new People({ ...test, ...test.storage, timeZone: 'Asia/Ho_Chi_Minh' });
  return { ...test, people, units: await test.storage.directory.units() };
};
let hub: Awaited<ReturnType<typeof onBinhGia>>;
beforeEach(async () => {
  hub = await onBinhGia();
});

const unitNamed = (name: string, validFrom: string | null = null): UnitBody => {
  const unit = hub.units.find((each) => each.name === name && each.kind !== 'huyện' && each.validFrom === validFrom);
  if (unit === undefined) throw new Error(`there is no ${name}`);
  return unit;
};
const add = (name: string, unit: string, position = 'Chủ tịch UBND xã') =>
  hub.people.add(
    NewPerson.parse({
      name,
      posts: [{ unitId: unitNamed(unit).unitId, position, validFrom: null, validTo: null }],
    }),
    admin,
  );
const facts = async (): Promise<number> => (await hub.storage.ledgers.heads('people')).get('people') ?? 0;

describe('people are found', () => {
  beforeEach(async () => {
    await add('Đặng Thị Hoà', 'Hòa Bình');
    await add('Hoàng Văn Đăng', 'Tân Hòa', 'Phó Chủ tịch UBND xã');
    await add('Nguyễn Thị Bình', 'Bình La', 'Văn phòng – thống kê');
    await add('Nguyễn Đăng Ánh', 'Mông Ân');
  });

  test.each([
    ['dang thi hoa', ['Đặng Thị Hoà']],
    ['ĐẶNG thị hòa', ['Đặng Thị Hoà']],
    ['  hoa   dang ', ['Đặng Thị Hoà', 'Hoàng Văn Đăng']],
    ['pho chu tich', ['Hoàng Văn Đăng']],
    ['thong ke binh la', ['Nguyễn Thị Bình']],
    ['xa hoa binh chu tich', ['Đặng Thị Hoà']],
    ['thien long', []],
    ['khong co ai', []],
    ['%', []],
  ])('by “%s”', async (words, names) => {
    const { people, total } = await hub.people.list({ words, limit: 10, offset: 0 });
    expect(people.map(({ name }) => name)).toEqual(names);
    expect(total).toBe(names.length);
  });

  test('a fitting name before a fitting unit, then by given name as Vietnamese lists are', async () => {
    const names = async (words: string): Promise<string[]> =>
      (await hub.people.list({ words, limit: 10, offset: 0 })).people.map(({ name }) => name);
    expect(await names('binh')).toEqual(['Nguyễn Thị Bình', 'Đặng Thị Hoà']);
    expect(await names('dang')).toEqual(['Nguyễn Đăng Ánh', 'Hoàng Văn Đăng', 'Đặng Thị Hoà']);
    expect(await names('')).toEqual(['Nguyễn Đăng Ánh', 'Nguyễn Thị Bình', 'Hoàng Văn Đăng', 'Đặng Thị Hoà']);
  });

  test('page by page, with how many there are', async () => {
    const { people, total } = await hub.people.list({ words: '', limit: 1, offset: 2 });
    expect([people.map(({ name }) => name), total]).toEqual([['Hoàng Văn Đăng'], 4]);
  });

  test('on a day, by the unit as it was on that day', async () => {
    expect(await hub.people.onDay('2025-06-30', 'dang thi hoa binh', 10)).toMatchObject([
      { name: 'Đặng Thị Hoà', unit: 'Xã Hòa Bình', unitId: unitNamed('Hòa Bình').unitId },
    ]);
    expect(await hub.people.onDay('2025-07-01', 'hoa binh', 10)).toEqual([]);
    expect(await hub.people.onDay('2025-07-01', 'thien long', 10)).toMatchObject([
      { name: 'Hoàng Văn Đăng', unit: 'Xã Thiện Long' },
      { name: 'Đặng Thị Hoà', unit: 'Xã Thiện Long', unitId: unitNamed('Thiện Long', '2025-07-01').unitId },
    ]);
    expect(await hub.people.onDay('2025-07-01', '', 2)).toHaveLength(2);
  });
});

describe('people are entered and changed', () => {
  test('and what was said stays said after the hub was started again', async () => {
    const { personId } = await add('Đặng Thị Hoà', 'Hòa Bình');
    await hub.people.change(personId, { name: 'Đặng Thị Hòa' }, admin);
    const again = new People({ ...hub, ...hub.storage, timeZone: 'Asia/Ho_Chi_Minh' });
    expect((await again.list({ words: '', limit: 10, offset: 0 })).people).toMatchObject([{ name: 'Đặng Thị Hòa' }]);
    expect(await facts()).toBe(2);
  });

  test('and nothing is written where nothing changes or something is refused', async () => {
    const { personId, name, posts } = await add('Đặng Thị Hoà', 'Hòa Bình');
    expect(await hub.people.change(personId, { name, posts }, admin)).toEqual({ personId, name, posts });
    expect(await refusalOf(hub.people.change(PersonId.parse('nobody'), { name }, admin))).toMatchObject({
      code: 'not-found',
    });
    const post = { unitId: UnitId.parse('nowhere'), position: 'Chủ tịch', validFrom: null, validTo: null };
    expect(await refusalOf(hub.people.add({ name, posts: [post] }, admin))).toMatchObject({ code: 'not-found' });
    expect(await facts()).toBe(1);
  });

  test('all of those who are entered at the same time', async () => {
    await Promise.all(['An', 'Bình', 'Cường', 'Dũng'].map((name) => add(name, 'Hòa Bình')));
    expect(await hub.people.list({ words: '', limit: 10, offset: 0 })).toMatchObject({ total: 4 });
  });
});

describe('a file of people', () => {
  const file = [
    'unit_code,name,position,valid_from,valid_to',
    '06103,Đặng Thị Hoà,Phó Chủ tịch UBND xã,01/07/2021,31/12/2023',
    '06103,Đặng Thị Hoà,Chủ tịch UBND xã,2024-01-01,2025-06-30',
    '06103,Đặng Thị Hoà,Chủ tịch UBND xã,2025-07-01,',
    '06121,Nguyễn Văn Nam,Bí thư Đảng ủy,,2025-06-30',
    '181,Nguyễn Văn Nam,Chánh Văn phòng,,',
  ].join('\n');
  const taken = (text: string, mode: 'preview' | 'for-good' = 'for-good') =>
    hub.people.import(bytes(text), mode, admin);
  const faults = async (text: string): Promise<unknown> => {
    const { code, details } = await refusalOf(taken(text));
    expect(code).toBe('bad-csv');
    expect(await facts()).toBe(0);
    return details;
  };

  test('is looked at, then taken in whole; the same file again changes nothing', async () => {
    const done = { peopleAdded: 4, peopleChanged: 0 };
    expect(await taken(file, 'preview')).toMatchObject(done);
    expect(await facts()).toBe(0);
    expect(await taken(file)).toMatchObject(done);
    expect(await taken(file)).toEqual({ peopleAdded: 0, peopleChanged: 0, doubts: [] });
    expect(await facts()).toBe(4);
  });

  test('finds the unit that had the code on the day, since codes are re-used', async () => {
    await taken(file);
    expect(await hub.people.onDay('2025-06-30', 'dang thi hoa', 10)).toMatchObject([{ unit: 'Xã Hòa Bình' }]);
    expect(await hub.people.onDay('2025-07-01', 'dang thi hoa', 10)).toMatchObject([
      { unit: 'Xã Thiện Long', unitId: unitNamed('Thiện Long', '2025-07-01').unitId },
    ]);
    expect(await hub.people.onDay('2022-01-01', 'dang thi hoa', 10)).toMatchObject([
      { position: 'Phó Chủ tịch UBND xã' },
    ]);
  });

  test('gives people of one name in two units two entries, and one person two positions in one unit', async () => {
    await taken(file);
    const { people } = await hub.people.list({ words: 'nguyen van nam', limit: 10, offset: 0 });
    expect(people).toHaveLength(2);
    await taken('unit_code;name;position\n181;Nguyễn Văn Nam;Ủy viên UBND huyện');
    expect(await hub.people.onDay('2026-01-01', 'nguyen van nam', 10)).toMatchObject([
      { position: 'Chánh Văn phòng' },
      { position: 'Ủy viên UBND huyện' },
    ]);
    expect((await hub.people.list({ words: 'nguyen van nam', limit: 10, offset: 0 })).people).toHaveLength(2);
  });

  test('ends a position that is there by naming it with its last day, and leaves all others alone', async () => {
    await taken(file);
    expect(await taken('unit_code,name,position,valid_to\n181,Nguyễn Văn Nam,Chánh Văn phòng,2025-03-31')).toEqual({
      peopleAdded: 0,
      peopleChanged: 1,
      doubts: [],
    });
    expect(await hub.people.onDay('2025-04-01', 'van phong', 10)).toEqual([]);
    expect(await hub.people.onDay('2025-04-01', 'hoa', 10)).toHaveLength(1);
  });

  test('knows a person who was given a post in another unit by hand, in both units', async () => {
    const hoa = await add('Đặng Thị Hoà', 'Hòa Bình');
    const further = { unitId: unitNamed('Mông Ân').unitId, position: 'Bí thư', validFrom: null, validTo: null };
    await hub.people.change(hoa.personId, { posts: [...hoa.posts, further] }, admin);
    const result = await taken(
      'unit_code,name,position,valid_from\n06103,Đặng Thị Hoà,Ủy viên,2020-01-01\n06106,Đặng Thị Hoà,Đại biểu,2020-01-01',
    );
    expect(result).toEqual({ peopleAdded: 0, peopleChanged: 1, doubts: [] });
    const { people } = await hub.people.list({ words: '', limit: 10, offset: 0 });
    expect(people.map(({ posts }) => posts.map(({ position }) => position))).toEqual([
      ['Chủ tịch UBND xã', 'Bí thư', 'Ủy viên', 'Đại biểu'],
    ]);
  });

  test('knows a person however the name and the position are typed, and keeps how they are written here', async () => {
    await add('Lương Thị Hòa', 'Tân Hòa');
    const spellings = ['LƯƠNG THỊ HÒA', 'Lương Thị Hoà', 'Lương\u00A0Thị  Hòa\u200B', 'Lương Thị Hòa'.normalize('NFD')];
    for (const name of spellings)
      expect(await taken(`unit_code;name;position\n06109;${name};Chủ tịch\u00A0UBND Xã`), name).toEqual({
        peopleAdded: 0,
        peopleChanged: 0,
        doubts: [],
      });
    expect(
      await taken(`unit_code;name;position\n06109;${spellings[0]};Bí thư\n06109;${spellings[1]};Đại biểu`),
    ).toEqual({
      peopleAdded: 0,
      peopleChanged: 1,
      doubts: [],
    });
    const { people } = await hub.people.list({ words: '', limit: 10, offset: 0 });
    expect(people.map(({ name, posts }) => [name, ...posts.map(({ position }) => position)])).toEqual([
      ['Lương Thị Hòa', 'Chủ tịch UBND xã', 'Bí thư', 'Đại biểu'],
    ]);
  });

  test('that calls one person in two ways makes one of them, and finds the same position twice', async () => {
    expect(
      await taken('unit_code;name;position\n06109;Lương Thị Hòa;Bí thư\n06109;LƯƠNG THỊ HOÀ;Đại biểu'),
    ).toMatchObject({ peopleAdded: 1 });
    await expect(
      taken('unit_code;name;position\n06106;Hoàng Văn Thuỷ;Bí thư\n06106;Hoàng Văn Thủy;BÍ THƯ'),
    ).rejects.toMatchObject({ details: ['Dòng 3: trùng người, chức vụ và thời gian với dòng 2.'] });
  });

  test('names those who may be somebody who is known or stands above them, and takes them in only when told', async () => {
    await add('Lương Thị Hòa', 'Tân Hòa');
    const doubtful = [
      'unit_code;name;position',
      '06106;Lương Thị Hoà;Chủ tịch UBND xã',
      '06109;Lương Thị Hoa;Kế toán',
      '06106;Lương Thị Hoa;Kế toán',
      '06106;Lý Văn Kỳ;Bí thư',
      '06106;Lý Văn Kì;Đại biểu',
      '06106;Hoàng Văn Nam;Bí thư',
    ].join('\n');
    const { doubts } = await taken(doubtful, 'preview');
    expect(doubts.map(({ line, like }) => `${line} ${like.name}, ${like.unit}`)).toEqual([
      '2 Lương Thị Hòa, Xã Tân Hòa',
      '3 Lương Thị Hòa, Xã Tân Hòa',
      '4 Lương Thị Hoà, Xã Mông Ân',
      '6 Lý Văn Kỳ, Xã Mông Ân',
    ]);
    expect(await refusalOf(hub.people.import(bytes(doubtful), 'without-doubt', admin))).toMatchObject({
      code: 'doubtful-people',
      details: expect.arrayContaining([
        'Dòng 2: Lương Thị Hoà (Xã Mông Ân) có thể là Lương Thị Hòa, Chủ tịch UBND xã, Xã Tân Hòa.',
      ]),
    });
    expect(await facts()).toBe(1);
    expect(await taken(doubtful)).toMatchObject({ peopleAdded: 6 });
    expect(await hub.people.import(bytes(doubtful), 'without-doubt', admin)).toEqual({
      peopleAdded: 0,
      peopleChanged: 0,
      doubts: [],
    });
  });

  test('that names one of two people who cannot be told apart is refused', async () => {
    await add('Đặng Thị Hoà', 'Hòa Bình');
    await add('Đặng Thị Hoà', 'Hòa Bình', 'Kế toán');
    const { details } = await refusalOf(
      taken('unit_code,name,position,valid_to\n06103,Đặng Thị Hoà,Kế toán,2025-01-01'),
    );
    expect(details).toEqual([
      'Dòng 2: danh bạ có 2 người tên Đặng Thị Hoà ở đơn vị này; hãy sửa từng người trên trang.',
    ]);
    expect(await facts()).toBe(2);
  });

  test('keeps a formula-like text as the text that it is', async () => {
    await taken('unit_code,name,position\n181,=1+1,@SUM(A1)');
    expect(await hub.people.onDay('2026-01-01', '=1+1', 10)).toMatchObject([{ name: '=1+1', position: '@SUM(A1)' }]);
  });

  test('with faults is not taken in at all, and each faulty line is named', async () => {
    const lines = [
      'unit_code,name,position,valid_from,valid_to',
      '181,Nguyễn Văn Nam,Chánh Văn phòng,,',
      '181,,Chánh Văn phòng,,',
      ',Lý Thị Lan,,,',
      '181,Lý Thị Lan,Phó phòng,31/02/2025,',
      '181,Lý Thị Lan,Phó phòng,2025-02-01,2025-01-31',
      `181,${'a'.repeat(121)},Phó phòng,,`,
      '181,"Lý\nThị Lan",Phó phòng,,',
      '181,Lý Thị Lan',
      '181,Lý Thị Lan,Phó phòng,,,thừa',
    ];
    expect(await faults(lines.join('\n'))).toEqual([
      'Dòng 3: thiếu họ và tên (cột name).',
      'Dòng 4: thiếu mã đơn vị (cột unit_code).',
      'Dòng 4: thiếu chức vụ (cột position).',
      'Dòng 5: "31/02/2025" không phải là ngày (cột valid_from). Viết như 30/06/2025.',
      'Dòng 6: ngày kết thúc (valid_to) trước ngày bắt đầu (valid_from).',
      'Dòng 7: họ và tên quá dài (cột name).',
      'Dòng 9: có chỗ xuống dòng (cột name).',
      'Dòng 10: thiếu chức vụ (cột position).',
      'Dòng 11: "thừa" không nằm dưới cột nào của dòng tiêu đề.',
    ]);
  });

  test('with a unit that never was, or not on that day, or a line twice', async () => {
    const lines = [
      'unit_code,name,position,valid_from,valid_to',
      '99999,Lý Thị Lan,Phó phòng,,',
      '06121,Lý Thị Lan,Chủ tịch UBND xã,2025-07-01,',
      '181,Nguyễn Văn Nam,Chánh Văn phòng,2020-01-01,',
      '181,Nguyễn Văn Nam,Chánh Văn phòng,2024-01-01,2024-12-31',
    ];
    expect(await faults(lines.join('\n'))).toEqual([
      'Dòng 2: không có đơn vị mã 99999 trong danh bạ.',
      'Dòng 3: không có đơn vị mã 06121 vào ngày 01/07/2025; hãy xem lại valid_from.',
      'Dòng 5: trùng người, chức vụ và thời gian với dòng 4.',
    ]);
  });

  test('whose codes lost their zeros, naming the units that are meant', async () => {
    expect(await faults('unit_code;name;position\n6103;Lý Thị Lan;Kế toán')).toEqual([
      'Dòng 2: mã 6103 chỉ khác mã 06103 (xã Thiện Long) ở số 0 đứng đầu, có lẽ Excel đã bỏ; hãy ghi 06103 và để cột ở dạng chữ (Text).',
    ]);
  });

  test('with more than twenty positions of one person', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `181,Nguyễn Văn Nam,Chức vụ ${index + 1}`);
    expect(await faults(['unit_code,name,position', ...many].join('\n'))).toEqual([
      'Dòng 2: Nguyễn Văn Nam có quá 20 chức vụ.',
    ]);
  });

  test('with more lines than a file may have, without reading all of them', async () => {
    const linesOf = (count: number, line = 'x,y,z') => `unit_code,name,position\n${`${line}\n`.repeat(count)}`;
    expect(await faults(linesOf(20_000))).toContain('Dòng 2: không có đơn vị mã x trong danh bạ.');
    expect(await faults(linesOf(20_001))).toEqual(['Dòng 20002: tệp có quá 20000 dòng.']);
    expect(await faults(linesOf(1_000_000, 'x'))).toEqual(['Dòng 20002: tệp có quá 20000 dòng.']);
  });

  test('with thousands of positions of one person, without holding up the hub', async () => {
    const many = Array.from({ length: 15_000 }, (_, index) => `181,Nguyễn Văn Nam,Chức vụ ${index + 1}`);
    expect(await faults(['unit_code,name,position', ...many].join('\n'))).toEqual([
      'Dòng 2: Nguyễn Văn Nam có quá 20 chức vụ.',
    ]);
  });

  test.each([
    ['', 'Dòng 1: tệp trống.'],
    ['unit_code,name,position', 'Dòng 2: tệp không có dòng dữ liệu nào.'],
    ['unit_code,name\n181,A', 'Dòng 1: thiếu cột position.'],
    [
      'unit_code,name,position,phone\n181,A,B,1',
      'Dòng 1: không có cột nào tên là "phone". Các cột: unit_code, name, position, valid_from, valid_to.',
    ],
    ['unit_code,name,position\n181,"A,B', 'Dòng 2: dấu ngoặc kép không được đóng hoặc đặt sai chỗ.'],
  ])('that is no such file: %j', async (text, fault) => {
    expect(await faults(text)).toEqual([fault]);
  });

  test('in another encoding, such as that of an older spreadsheet', async () => {
    const old = Buffer.from('unit_code,name,position\n181,Lý Th\xed,B', 'latin1');
    expect(await refusalOf(hub.people.import(old, 'for-good', admin))).toMatchObject({ code: 'bad-csv' });
  });
});
