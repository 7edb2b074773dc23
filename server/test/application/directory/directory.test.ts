import { readFile } from 'node:fs/promises';
import { UnitId, type UnitBody } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { unitOn } from '../../../src/domain/directory/units.ts';
import { demoLinks, takeDemoDirectory } from '../../../src/application/demo/demo-directory.ts';
import { ParameterKeeping } from '../../../src/application/settings/parameters.ts';
import { browserAt, refusalOf, testPeople, type TestPeople } from '../../support/people.ts';

const dataFile = (name: string): Promise<Uint8Array> => readFile(new URL(`../../../../data/${name}`, import.meta.url));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let people: TestPeople;
beforeEach(() => {
  people = testPeople();
});
const importText = (text: string) => people.directory.import(bytes(text), 'for-good');
const detailsOf = async (text: string): Promise<unknown> => {
  const { code, details } = await refusalOf(importText(text));
  expect(code).toBe('bad-csv');
  return details;
};

describe('the demo directory', () => {
  it('is the district, which leads, and its 19 units, in the order of the file', async () => {
    const parameters = new ParameterKeeping(people.storage.ledgers, people.storage.directory, people.clock);
    const isNew = await takeDemoDirectory(people.directory, parameters, {
      directory: () => dataFile('binh-gia-2023.csv'),
      ways: () => dataFile('binh-gia-2023-distances.csv'),
    });
    expect(isNew).toBe(true);
    const links = await demoLinks(people.directory, people.enrolments);
    const { units, endpoints } = await people.directory.whole();
    expect(units).toHaveLength(21);
    expect(endpoints.map(({ name }) => name).slice(0, 3)).toEqual([
      'Huyện Bình Gia',
      'Thị trấn Bình Gia',
      'Xã Hoàng Văn Thụ',
    ]);
    expect(endpoints.filter(({ leads }) => leads).map(({ name }) => name)).toEqual(['Huyện Bình Gia']);
    expect(links).toHaveLength(20);
    expect(new Set(links.map(({ url }) => url)).size).toBe(20);
    expect(endpoints.every(({ enrolment }) => enrolment.link !== null)).toBe(true);
    const { entries } = await parameters.table();
    const hungDao = endpoints.find(({ name }) => name === 'Xã Hưng Đạo')?.endpointId;
    expect(entries).toHaveLength(19);
    expect(entries.at(-1)?.line).toMatchObject({
      subject: { name: 'straightKm', endpointId: hungDao },
      value: { base: 31 },
      signedOffBy: '',
    });
  });

  it('is not loaded into a directory that has endpoints, and a link that was given is not made void by another', async () => {
    await importText('unit_code,name,kind,endpoint\n1,An Bình,xã,An Bình\n2,Hòa Lạc,xã,Hòa Lạc');
    const parameters = new ParameterKeeping(people.storage.ledgers, people.storage.directory, people.clock);
    const notNeeded = () => Promise.reject(new Error('not needed'));
    expect(await takeDemoDirectory(people.directory, parameters, { directory: notNeeded, ways: notNeeded })).toBe(
      false,
    );
    const load = () => demoLinks(people.directory, people.enrolments);
    const [first] = await load();
    await people.enrolments.redeem({ token: first?.url.split('#')[1] ?? '' }, browserAt('here'));
    expect(await load()).toEqual([]);
    expect((await people.storage.enrolments.all()).filter(({ revokedAt }) => revokedAt !== null)).toEqual([]);
  });

  it('goes through the merge of 2025: every place is in its unit of the day', async () => {
    const preview = await people.directory.import(await dataFile('binh-gia-2023.csv'), 'preview');
    expect(preview).toEqual({ unitsAdded: 21, unitsChanged: 0, endpointsAdded: 20, endpointsChanged: 0 });
    expect((await people.directory.whole()).units).toEqual([]);
    expect(await people.directory.import(await dataFile('binh-gia-2023.csv'), 'for-good')).toEqual(preview);
    const before = await people.directory.whole();

    const merge = await people.directory.import(await dataFile('binh-gia-2025.csv'), 'for-good');
    expect(merge).toEqual({ unitsAdded: 8, unitsChanged: 20, endpointsAdded: 0, endpointsChanged: 0 });
    const again = await people.directory.import(await dataFile('binh-gia-2025.csv'), 'for-good');
    expect(again).toEqual({ unitsAdded: 0, unitsChanged: 0, endpointsAdded: 0, endpointsChanged: 0 });

    const { units, endpoints } = await people.directory.whole();
    expect(endpoints.map(({ endpointId }) => endpointId)).toEqual(before.endpoints.map(({ endpointId }) => endpointId));
    const byId = new Map(units.map((unit) => [unit.unitId, unit]));
    const nameOn = (endpointName: string, day: string): string => {
      const endpoint = endpoints.find(({ name }) => name === endpointName);
      const unit = endpoint === undefined ? null : unitOn(byId, endpoint.unitId, day);
      return `${unit?.code ?? ''} ${unit?.kind ?? ''} ${unit?.name ?? ''}`;
    };
    expect(nameOn('Xã Hòa Bình', '2025-06-30')).toBe('06103 xã Hòa Bình');
    expect(nameOn('Xã Hòa Bình', '2025-07-01')).toBe('06103 xã Thiện Long');
    expect(nameOn('Xã Hồng Thái', '2025-06-30')).toBe('06115 xã Hồng Thái');
    expect(nameOn('Xã Hồng Thái', '2025-07-01')).toBe('06115 xã Tân Văn');
    expect(nameOn('Xã Tân Văn', '2025-06-30')).toBe('06121 xã Tân Văn');
    expect(nameOn('Xã Tân Văn', '2025-07-01')).toBe('06115 xã Tân Văn');
    expect(nameOn('Thị trấn Bình Gia', '2025-07-01')).toBe('06112 xã Bình Gia');
    const today = new Set(endpoints.slice(1).map(({ name }) => nameOn(name, '2026-01-01')));
    expect(today.size).toBe(8);
    expect(nameOn('Huyện Bình Gia', '2026-01-01')).toBe('181 huyện Bình Gia');
    const nationwide = units.filter((unit) => unit.validFrom === '2025-07-01').map((unit) => unit.parentId);
    expect(new Set(nationwide)).toEqual(new Set([units.find(({ kind }) => kind === 'tỉnh')?.unitId]));
  });

  it('shows each endpoint with the unit of today, by the calendar of the hub', async () => {
    await people.directory.import(await dataFile('binh-gia-2025.csv'), 'for-good');
    const unitToday = async (): Promise<string | undefined> =>
      (await people.directory.whole()).endpoints.find(({ name }) => name === 'Xã Hòa Bình')?.unitToday.name;
    people.clock.pass(Date.UTC(2025, 5, 30, 16, 59) - people.clock.now());
    expect(await unitToday()).toBe('Hòa Bình');
    people.clock.pass(2 * 60_000);
    expect(await unitToday()).toBe('Thiện Long');
  });
});

describe('a directory file', () => {
  it('is read with a byte order mark, semicolons, quotes and dates as spreadsheets write them', async () => {
    await importText('\uFEFFKind;Name;UNIT_CODE;valid_to\r\nxã;"Hòa ; Bình";06103;30/6/2025\r\n\r\n');
    expect((await people.directory.whole()).units).toMatchObject([
      { code: '06103', name: 'Hòa ; Bình', kind: 'xã', validTo: '2025-06-30' },
    ]);
  });

  it('is brought to composed letters', async () => {
    await importText(`unit_code,name,kind\n1,${'Hòa Bình'.normalize('NFD')},xã`);
    expect((await people.directory.whole()).units[0]?.name).toBe('Hòa Bình'.normalize('NFC'));
  });

  it('names all its faulty lines, by number, and changes nothing', async () => {
    const details = await detailsOf(
      [
        'unit_code,name,kind,parent_code,valid_from,valid_to,successor_code,endpoint,leads,position',
        '1,An Bình,xã,,,,,An Bình,có,1',
        ',Hòa Lạc,xã,,,,,,,',
        '',
        '3,Đặng Khê,xã,,2025-13-01,,,,,',
        '4,Bình La,xã,,2025-07-01,2025-06-30,,,,',
        '5,Tân Hòa,xã,,,,1,Tân Hòa,maybe,first',
        '6,Yên Lỗ,xã,,,,,,,,thừa',
      ].join('\n'),
    );
    expect(details).toEqual([
      'Dòng 3: thiếu mã đơn vị (cột unit_code).',
      'Dòng 5: "2025-13-01" không phải là ngày (cột valid_from). Viết như 30/06/2025.',
      'Dòng 6: ngày kết thúc (valid_to) trước ngày bắt đầu (valid_from).',
      'Dòng 7: "first" không phải là số thứ tự (cột position).',
      'Dòng 7: cột leads chỉ nhận "có" hoặc "không".',
      'Dòng 7: có đơn vị kế tục (successor_code) thì phải có ngày kết thúc (valid_to).',
      'Dòng 8: "thừa" không nằm dưới cột nào của dòng tiêu đề.',
    ]);
    expect(await people.directory.whole()).toEqual({ units: [], endpoints: [] });
  });

  it.each([
    ['an unknown column', 'unit_code,name,kind,colour\n1,A,xã,red', /^Dòng 1: không có cột nào tên là "colour"/u],
    ['a missing column', 'unit_code,name\n1,A', /^Dòng 1: thiếu cột kind/u],
    ['a name of two lines', 'unit_code,name,kind\n1,"Hòa\nBình",xã', /^Dòng 3: có chỗ xuống dòng \(cột name\)/u],
    ['a column twice', 'unit_code,name,kind,name\n1,A,xã,B', /^Dòng 1: có cột bị lặp lại/u],
    ['nothing', '', /^Dòng 1: tệp trống/u],
    ['a header alone', 'unit_code,name,kind\n', /^Dòng 2: tệp không có dòng dữ liệu nào/u],
    ['an open quote', 'unit_code,name,kind\n1,"A,xã', /^Dòng 2: dấu ngoặc kép/u],
    ['an unknown parent', 'unit_code,name,kind,parent_code\n1,A,xã,9', /^Dòng 2: không có đơn vị cấp trên mã 9/u],
    [
      'its own parent',
      'unit_code,name,kind,parent_code\n1,A,xã,1',
      /^Dòng 2: đơn vị không thể là cấp trên của chính nó/u,
    ],
    ['parents in a circle', 'unit_code,name,kind,parent_code\n1,A,xã,2\n2,B,xã,1', /^Dòng 2: .* vòng tròn/u],
    [
      'an unknown successor',
      'unit_code,name,kind,valid_to,successor_code\n1,A,xã,2025-06-30,2\n2,B,xã,2025-06-30,',
      /^Dòng 2: không có đơn vị mã 2 vào ngày 01\/07\/2025 để kế tục/u,
    ],
    [
      'two units with one code at one time',
      'unit_code,name,kind,valid_from\n1,A,xã,\n1,B,xã,2025-07-01',
      /^Dòng 2: mã 1 trùng thời gian hiệu lực với đơn vị "B"/u,
    ],
    ['one unit told in two ways', 'unit_code,name,kind\n1,A,xã\n1,B,xã', /^Dòng 3: cùng đơn vị với dòng 2/u],
    ['a room twice', 'unit_code,name,kind,endpoint\n1,A,xã,R\n1,A,xã,R', /^Dòng 3: điểm cầu "R" .* lặp lại/u],
  ])('is refused for %s', async (_, text, sentence) => {
    expect(await detailsOf(text)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  it('whose codes lost their zeros makes no second units, and names the ones that are meant', async () => {
    await importText(
      'unit_code;name;kind;parent_code;endpoint\n020;Lạng Sơn;tỉnh;;\n06103;Hòa Bình;xã;020;Xã Hòa Bình',
    );
    const lost = 'unit_code;name;kind;parent_code;endpoint\n6103;Hòa Bình;xã;20;Xã Hòa Bình\n6109;Tân Hòa;xã;20;';
    const zeros = (code: string, meant: string, unit: string) =>
      `mã ${code} chỉ khác mã ${meant} (${unit}) ở số 0 đứng đầu, có lẽ Excel đã bỏ; hãy ghi ${meant} và để cột ở dạng chữ (Text).`;
    expect(await detailsOf(lost)).toEqual([
      `Dòng 2: ${zeros('6103', '06103', 'xã Hòa Bình')}`,
      `Dòng 2: ${zeros('20', '020', 'tỉnh Lạng Sơn')}`,
      `Dòng 3: ${zeros('20', '020', 'tỉnh Lạng Sơn')}`,
    ]);
    expect((await people.directory.whole()).units).toHaveLength(2);
  });

  it('knows units and rooms however their names are typed, and two spellings of one room are the room twice', async () => {
    const file = (room: string, other: string) =>
      `unit_code;name;kind;endpoint\n1;Tân Hòa;xã;${room}\n1;Tân Hoà;XÃ;${other}`;
    await importText(file('Phòng họp Thủy Lợi', 'Hội trường'));
    const before = (await people.directory.whole()).endpoints.map(({ endpointId }) => endpointId);
    await importText(file('HỘI\u00A0TRƯỜNG', 'Phòng họp Thuỷ Lợi'));
    const { endpoints } = await people.directory.whole();
    expect(endpoints.map(({ endpointId, name }) => [before.indexOf(endpointId), name])).toEqual(
      expect.arrayContaining([
        [0, 'Phòng họp Thuỷ Lợi'],
        [1, 'HỘI TRƯỜNG'],
      ]),
    );
    expect(await detailsOf(file('Hội trường', 'HỘI TRƯỜNG'))).toEqual([
      'Dòng 3: điểm cầu "HỘI TRƯỜNG" của đơn vị này bị lặp lại.',
    ]);
  });

  it('of one unit with zeros in one line and without in another is refused', async () => {
    expect(await detailsOf('unit_code,name,kind,parent_code\n01,A,huyện,\n2,B,xã,1\n1,A,huyện,')).toEqual([
      expect.stringMatching(/^Dòng 3: mã 1 chỉ khác mã 01 \(huyện A\)/u),
      expect.stringMatching(/^Dòng 4: mã 1 chỉ khác mã 01 \(huyện A\)/u),
    ]);
  });

  it('is refused when it is not in Unicode', async () => {
    const old = Buffer.from('unit_code,name,kind\n1,A,x\xE3', 'latin1');
    expect(await refusalOf(people.directory.import(old, 'for-good'))).toMatchObject({
      code: 'bad-csv',
      details: [expect.stringContaining('UTF-8')],
    });
  });

  it('does not drown its reader in faults', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `${index + 1},,xã`);
    const details = await detailsOf(`unit_code,name,kind\n${lines.join('\n')}`);
    expect(details).toHaveLength(101);
    expect(details).toContain('… và 200 lỗi nữa.');
  });
});

describe('an import into a directory', () => {
  const endpoints = async () => (await people.directory.whole()).endpoints;

  it('leaves what the file does not name, and what the admin has set', async () => {
    await importText('unit_code,name,kind,endpoint\n1,An Bình,xã,An Bình\n2,Hòa Lạc,xã,Hòa Lạc');
    const [first, second] = await endpoints();
    if (first === undefined || second === undefined) throw new Error('two endpoints were imported');
    await people.directory.changeEndpoint(first.endpointId, { leads: true, position: 9, active: false });
    const result = await importText('unit_code,name,kind,endpoint\n1,An Bình,phường,An Bình');
    expect(result).toEqual({ unitsAdded: 0, unitsChanged: 1, endpointsAdded: 0, endpointsChanged: 0 });
    expect((await endpoints()).map(({ name, leads, position, active }) => [name, leads, position, active])).toEqual([
      ['Hòa Lạc', false, 2, true],
      ['An Bình', true, 9, false],
    ]);
  });

  it('renames an endpoint and adds a second room to its unit', async () => {
    await importText('unit_code,name,kind,endpoint\n1,An Bình,xã,An Bình\n2,Hòa Lạc,xã,Hòa Lạc');
    const [first] = await endpoints();
    const result = await importText('unit_code,name,kind,endpoint\n1,An Bình,xã,Trụ sở cũ\n1,An Bình,xã,Trụ sở mới');
    expect(result).toMatchObject({ endpointsAdded: 1, endpointsChanged: 1 });
    expect((await endpoints()).map(({ name }) => name)).toEqual(['Trụ sở cũ', 'Hòa Lạc', 'Trụ sở mới']);
    expect((await endpoints())[0]?.endpointId).toBe(first?.endpointId);
  });

  it('refuses to clash with a unit that is there already', async () => {
    await importText('unit_code,name,kind\n1,An Bình,xã');
    expect(await detailsOf('unit_code,name,kind,valid_from\n1,Hòa Lạc,xã,2025-07-01')).toHaveLength(1);
  });

  it('sends the page of an endpoint that leads no longer back to the door', async () => {
    await importText('unit_code,name,kind,endpoint,leads\n1,An Bình,xã,An Bình,có');
    const [endpoint] = await endpoints();
    if (endpoint === undefined) throw new Error('an endpoint was imported');
    const { url, enrolmentId } = await people.enrolments.makeLink(endpoint.endpointId);
    await people.enrolments.redeem({ token: url.split('#')[1] ?? '' }, browserAt('here'));
    await people.directory.changeEndpoint(endpoint.endpointId, { name: 'Xã An Bình' });
    expect(people.ended).toEqual([]);
    await people.directory.changeEndpoint(endpoint.endpointId, { leads: false });
    await people.directory.changeEndpoint(endpoint.endpointId, { active: false });
    expect(people.ended).toEqual([`enrolment:${enrolmentId} signed-out`, `enrolment:${enrolmentId} revoked`]);
  });

  it('refuses to change an endpoint that is unknown', async () => {
    const [unknown] = (await importText('unit_code,name,kind,endpoint\n1,A,xã,A').then(endpoints)) ?? [];
    if (unknown === undefined) throw new Error('an endpoint was imported');
    const others = testPeople();
    expect(await refusalOf(others.directory.changeEndpoint(unknown.endpointId, { leads: true }))).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('unitOn', () => {
  const unit = (id: string, validTo: string | null, successor: string | null): UnitBody => ({
    unitId: UnitId.parse(id),
    code: id,
    name: id,
    kind: 'xã',
    parentId: null,
    validFrom: null,
    validTo,
    successorId: successor === null ? null : UnitId.parse(successor),
  });
  const asMap = (...units: UnitBody[]) => new Map(units.map((each) => [each.unitId, each]));

  it('follows several mergers, and stops at a circle or a lost successor', () => {
    const units = asMap(unit('a', '2000-12-31', 'b'), unit('b', '2010-12-31', 'c'), unit('c', null, null));
    const at = (day: string) => unitOn(units, UnitId.parse('a'), day)?.name;
    expect([at('2000-12-31'), at('2001-01-01'), at('2011-01-01')]).toEqual(['a', 'b', 'c']);
    const circle = asMap(unit('a', '2000-12-31', 'b'), unit('b', '2000-12-31', 'a'));
    expect(unitOn(circle, UnitId.parse('a'), '2020-01-01')?.name).toBe('a');
    expect(unitOn(asMap(unit('a', '2000-12-31', 'gone')), UnitId.parse('a'), '2020-01-01')?.name).toBe('a');
    expect(unitOn(asMap(), UnitId.parse('a'), '2020-01-01')).toBeNull();
  });
});

describe('whom to call', () => {
  const endpoints = async () => (await people.directory.whole()).endpoints;
  const file = (line: string): string => `unit_code,name,kind,endpoint,phone,contact\n1,An Bình,xã,An Bình,${line}`;

  it('comes with a file, and stays where a file has no such columns or says it otherwise', async () => {
    expect(await importText(file('0205.3834.123 máy lẻ 5,Bà Hoàng Thị Hà'))).toMatchObject({ endpointsAdded: 1 });
    const known = { phone: '0205.3834.123 máy lẻ 5', contact: 'Bà Hoàng Thị Hà' };
    expect(await endpoints()).toMatchObject([known]);
    const [{ endpointId } = { endpointId: '' }] = await endpoints();
    expect(await people.directory.contacts()).toEqual([{ endpointId, ...known }]);
    for (const same of [
      'unit_code,name,kind,endpoint\n1,An Bình,xã,An Bình',
      file(','),
      file('+84 205 3834 123 ext 5,BÀ HOÀNG THỊ HÀ'),
    ])
      expect(await importText(same)).toMatchObject({ endpointsChanged: 0 });
    expect(await importText(file('912345678,Ông An'))).toMatchObject({ endpointsChanged: 1 });
    expect(await endpoints()).toMatchObject([{ phone: '0912345678', contact: 'Ông An' }]);
  });

  it('is refused where it is no number', async () => {
    expect(await detailsOf(file('hỏi bà Hà,'))).toEqual([
      'Dòng 2: "hỏi bà Hà" không phải là số điện thoại (cột phone). Ví dụ: 0205 3834 123 máy lẻ 12.',
    ]);
  });

  it('is taken away by hand, and not told of an endpoint that is out of use', async () => {
    await importText(file('0205 3834 123,Bà Hà'));
    const [place] = await endpoints();
    if (place === undefined) throw new Error('it was imported');
    await people.directory.changeEndpoint(place.endpointId, { phone: '' });
    expect(await people.directory.contacts()).toMatchObject([{ phone: '', contact: 'Bà Hà' }]);
    await people.directory.changeEndpoint(place.endpointId, { active: false });
    expect(await people.directory.contacts()).toEqual([]);
  });
});

describe('the directory as a file', () => {
  it('is taken in again without a change, merges and telephones included', async () => {
    await people.directory.import(await dataFile('binh-gia-2023.csv'), 'for-good');
    await people.directory.import(await dataFile('binh-gia-2025.csv'), 'for-good');
    const { endpoints } = await people.directory.whole();
    const [first] = endpoints;
    if (first === undefined) throw new Error('endpoints were imported');
    await people.directory.changeEndpoint(first.endpointId, {
      phone: '+84 205 3834 123',
      contact: '=Bà Hà',
      leads: true,
    });
    const text = await people.directory.csv();
    expect(text).toContain("'+84 205 3834 123");
    const nothing = { unitsAdded: 0, unitsChanged: 0, endpointsAdded: 0, endpointsChanged: 0 };
    expect(await importText(text.replace("'=Bà Hà", 'Bà Hà'))).toEqual({ ...nothing, endpointsChanged: 1 });
    expect(await importText(await people.directory.csv())).toEqual(nothing);
  });
});
