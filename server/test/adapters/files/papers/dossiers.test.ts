import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AccountId, FileId, MeetingId, MeetingRecord } from '@diem-cau/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { zipPacker } from '../../../../src/adapters/files/papers/dossier-zip.ts';
import { Dossiers, type DossierPorts } from '../../../../src/application/papers/dossiers.ts';
import { MeetingBooks } from '../../../../src/application/record/meeting-books.ts';
import { People } from '../../../../src/application/people/people.ts';
import { MeetingRecords } from '../../../../src/application/record/records.ts';
import { RollCalls } from '../../../../src/application/record/roll-call.ts';
import type { Actor } from '../../../../src/domain/kit/actor.ts';
import { chair, clock, hoaBinh, opening, recorded } from '../../../domain/record/recorded-meetings.ts';
import { attendee, rollOf } from '../../../domain/record/rolls.ts';
import { MemoryFiles, memoryStorage } from '../../../fakes/memory-storage.ts';
import { testPeople } from '../../../support/people.ts';

const run = promisify(execFile);
const timeZone = 'Asia/Ho_Chi_Minh';
const meetingId = MeetingId.parse('meeting-1');
const running = MeetingId.parse('meeting-2');
const secretary: Actor = { by: 'account', accountId: AccountId.parse('lan'), name: 'Lý Thị Lan' };
/** A title that tries to pass for the mark of the script. */
const title = '# --- verify.py Họp giao ban tháng 11 "Ổn định"';
const signed = new Uint8Array(3_000_000).map((_, index) => (index * 7919) % 251);

let root = '';
let folder = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'diem-cau-archive-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const world = async (change: Partial<DossierPorts> = {}) => {
  const storage = memoryStorage();
  const { mint, logger } = testPeople();
  const now = { now: () => clock('12:00:00') };
  const ports = { ...storage, clock: now, mint, logger, timeZone };
  const books = new MeetingBooks(storage.ledgers, storage.archive, now);
  const people = new People(ports);
  const story = recorded(
    [
      ['08:05:00', { type: 'endpointJoined', endpointId: hoaBinh.endpointId }],
      ['10:00:00', { type: 'meetingClosed', actor: chair }],
    ],
    { ...opening(), title },
  );
  await storage.archive.append(meetingId, story);
  await storage.archive.append(running, recorded([], { ...opening(), meetingId: running }));
  const fileId = await storage.files.keep(signed);
  await books.write(meetingId, () => [
    {
      type: 'rollConfirmed',
      call: 1,
      endpointId: hoaBinh.endpointId,
      roll: rollOf([attendee('Đặng Thị Hoà')]),
      reason: '',
      actor: secretary,
    },
    {
      type: 'documentReceived',
      fileId,
      kind: 'minutes',
      fileName: 'Biên bản đã ký.pdf',
      size: signed.length,
      actor: secretary,
    },
  ]);
  return new Dossiers({
    ...ports,
    books,
    records: new MeetingRecords({ ...storage, books, clock: now, timeZone }),
    rollCalls: new RollCalls({ ...ports, books, people }),
    sources: [(id) => Promise.resolve([{ name: 'minutes.docx', bytes: new TextEncoder().encode(`biên bản ${id}`) }])],
    packer: zipPacker,
    hubName: () => 'UBND huyện Bình Gia',
    ...change,
  });
};

const zipOf = async (dossiers: Dossiers): Promise<Buffer> => {
  const { chunks } = await dossiers.make(meetingId);
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces);
};

const unpack = async (zip: Uint8Array): Promise<string> => {
  const into = await mkdtemp(join(root, 'unpacked-'));
  await writeFile(join(root, 'archive.zip'), zip);
  await run('unzip', ['-q', join(root, 'archive.zip'), '-d', into]);
  return into;
};

/** The README's own commands, as a reader copies them. */
const commands = async (): Promise<readonly string[]> => {
  const readme = await readFile(join(folder, 'README.txt'), 'utf8');
  const block = /How to verify \(Linux, macOS\)\n((?: {4}.*\n)+)/u.exec(readme)?.[1];
  if (block === undefined) throw new Error('the README says how');
  return block.trimEnd().split('\n');
};

/** Runs them; gives what they printed, throws when one fails. */
const verify = async (): Promise<string> => {
  const { stdout } = await run('sh', ['-ec', (await commands()).join('\n')], { cwd: folder });
  return stdout;
};

beforeEach(async () => {
  folder = await unpack(await zipOf(await world()));
});

const change = async (name: string, from: string, to: string): Promise<void> => {
  const bytes = await readFile(join(folder, name), 'latin1');
  if (!bytes.includes(from)) throw new Error(`${name} does not hold “${from}”`);
  await writeFile(join(folder, name), bytes.replace(from, to), 'latin1');
};
const sumAnew = async (name: string): Promise<void> => {
  const sum = createHash('sha256')
    .update(await readFile(join(folder, name)))
    .digest('hex');
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
  await writeFile(join(folder, 'SHA256SUMS'), sums.replace(new RegExp(`^.*  ${name}$`, 'mu'), `${sum}  ${name}`));
};

describe('a dossier of a meeting', () => {
  test('holds a note in place of a document that is no longer what was kept, and all else', async () => {
    const files = new MemoryFiles();
    const dossiers = await world({ files });
    folder = await unpack(await zipOf(dossiers));
    const fileId = createHash('sha256').update(signed).digest('hex');
    const note = await readFile(join(folder, 'documents/01-bien-ban-da-ky.pdf.damaged.txt'), 'utf8');
    expect(note).toContain(`SHA-256: ${fileId}`);
    expect(await readdir(join(folder, 'documents'))).toHaveLength(1);
    expect(await verify()).toContain('events.jsonl: OK');
  });

  test('holds every file, and its documents byte for byte under plain names', async () => {
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(
      [
        'README.txt',
        'SHA256SUMS',
        'attendance.csv',
        'book.jsonl',
        'chain-heads.txt',
        'documents',
        'documents/01-bien-ban-da-ky.pdf',
        'events.jsonl',
        'minutes.docx',
        'record.json',
        'roll-call.csv',
      ].sort(),
    );
    expect((await readFile(join(folder, 'documents/01-bien-ban-da-ky.pdf'))).equals(Buffer.from(signed))).toBe(true);
    const record = MeetingRecord.parse(JSON.parse(await readFile(join(folder, 'record.json'), 'utf8')));
    expect(record.summary.title).toBe(title);
    expect(await readFile(join(folder, 'roll-call.csv'), 'utf8')).toContain('Đặng Thị Hoà');
    const book = (await readFile(join(folder, 'book.jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(book).toMatchObject([
      { previous: '0'.repeat(64), seq: 1, fact: { type: 'rollConfirmed' } },
      {
        seq: 2,
        fact: {
          type: 'documentReceived',
          fileName: 'Biên bản đã ký.pdf',
          fileId: FileId.parse(createHash('sha256').update(signed).digest('hex')),
        },
      },
    ]);
  });

  test('is verified by the commands of its own README', async () => {
    const said = await verify();
    for (const name of ['events.jsonl', 'book.jsonl', 'README.txt', 'documents/01-bien-ban-da-ky.pdf', 'minutes.docx'])
      expect(said).toContain(`${name}: OK`);
    const readme = await readFile(join(folder, 'README.txt'), 'utf8');
    expect(readme.split('\n').filter((line) => line === '    sha256sum -c SHA256SUMS')).toHaveLength(2);
    expect(readme).toContain('Khai mạc: 22/11/2026 08:00:00');
  });

  test.each([
    ['documents/01-bien-ban-da-ky.pdf', '\u0001', '\u0002'],
    ['record.json', '"presentMs": ', '"presentMs": 1'],
    ['events.jsonl', 'hoa-binh', 'hoa-bins'],
    ['chain-heads.txt', 'book', 'bouk'],
  ])('one byte changed in %s is noticed', async (name, from, to) => {
    await change(name, from, to);
    await expect(verify()).rejects.toMatchObject({ stdout: expect.stringContaining(`${name}: FAILED`) });
  });

  test('a changed event is noticed by the chain even where the sums were made anew', async () => {
    await change('events.jsonl', 'hoa-binh', 'hoa-bins');
    await sumAnew('events.jsonl');
    await expect(verify()).rejects.toMatchObject({
      stderr: expect.stringContaining('does not follow the line before it'),
    });
  });

  test('so is a line that was left out, and one at the end', async () => {
    const lines = (await readFile(join(folder, 'book.jsonl'), 'utf8')).split('\n');
    await writeFile(join(folder, 'book.jsonl'), `${lines[0] ?? ''}\n`);
    await sumAnew('book.jsonl');
    await expect(verify()).rejects.toMatchObject({ stderr: expect.stringContaining('not the one in chain-heads.txt') });
  });

  test('so is a chain whose end is named no more', async () => {
    await change('chain-heads.txt', 'events.jsonl', 'events.jsonk');
    await sumAnew('chain-heads.txt');
    await expect(verify()).rejects.toMatchObject({ stderr: expect.stringContaining('not the one in chain-heads.txt') });
  });

  test('made again, its chains end the same', async () => {
    const heads = await readFile(join(folder, 'chain-heads.txt'), 'utf8');
    folder = await unpack(await zipOf(await world({ clock: { now: () => clock('13:00:00') } })));
    expect(await readFile(join(folder, 'chain-heads.txt'), 'utf8')).toBe(heads);
  });

  test('has a name that tells the day and the meeting', async () => {
    expect((await (await world()).make(meetingId)).fileName).toBe(
      'ho-so-2026-11-22-verify-py-hop-giao-ban-thang-11-on-dinh.zip',
    );
  });

  test('is refused for a meeting that goes on and for one that never was, before anything is packed', async () => {
    const dossiers = await world();
    await expect(dossiers.make(running)).rejects.toMatchObject({ code: 'meeting-still-open' });
    await expect(dossiers.make(MeetingId.parse('nowhere'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('fails before its first piece where a paper cannot be made', async () => {
    const dossiers = await world({ sources: [() => Promise.reject(new Error('too long for a DOCX'))] });
    await expect(dossiers.make(meetingId)).rejects.toThrow('too long');
  });
});
