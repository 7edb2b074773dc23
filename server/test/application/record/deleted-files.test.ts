import { FileId, type DeletedFile, type EndpointId, type SourceId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { deletedFiles } from '../../../src/application/record/deleted-files.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { whole, type Edition } from '../../../src/domain/record/edition.ts';
import { anBinh, joined, meetingAfter, opened, room } from '../../support/meetings.ts';

const from = 1_700_000_000_000;
const actor = { by: 'hub' } as const;
const digest = (nth: number): FileId => FileId.parse(`${nth}`.padStart(64, '0'));
const piece = (number: number, endpointId: EndpointId, source: SourceId, afterMs: number) => ({
  ...{
    number,
    endpointId,
    source,
    from: from + afterMs,
    lengthMs: 10_000,
    bytes: number * 100,
    fileId: digest(number),
  },
});
const open: Edition = { key: '0123456789abcdef', cuts: [{ from: from + 12_000, to: from + 15_000 }] };
const made = (nth: number) => ({ fileId: digest(nth), bytes: nth, lengthMs: 30_000, actor });
const facts: readonly BookFact[] = [
  {
    ...{ type: 'recordingKept', actor },
    files: [
      piece(3, room, 'screen', 20_000),
      piece(1, room, 'microphone', 0),
      piece(2, anBinh, 'camera', 10_000),
      piece(4, anBinh, 'microphone', 11_000),
    ],
  },
  { type: 'recordingMixed', ...made(10) },
  { type: 'recordingMixed', ...made(11) },
  { type: 'recordingMixed', ...made(12), edition: open.key },
  { type: 'recordingFilmed', ...made(13) },
];
const meeting = meetingAfter(opened(), ...joined(room, anBinh));
const told = (edition: Edition): readonly Pick<DeletedFile, 'is' | 'name' | 'fileId'>[] =>
  deletedFiles(
    facts.map((fact, index) => ({ seq: index + 1, at: from, fact })),
    meeting,
    edition,
  ).map(({ is, name, fileId }) => ({ is, name, fileId }));
const nameOf = (endpointId: EndpointId) => meeting.seats.get(endpointId)?.endpoint.name ?? expect.fail();

describe('what the files of a deleted recording were', () => {
  it('is each with its hash: whole ones as they were made last, then the pieces in the order of time', () => {
    expect(told(whole)).toEqual([
      { is: 'film', name: '', fileId: digest(13) },
      { is: 'all', name: '', fileId: digest(11) },
      { is: 'voice', name: nameOf(room), fileId: digest(1) },
      { is: 'camera', name: nameOf(anBinh), fileId: digest(2) },
      { is: 'voice', name: nameOf(anBinh), fileId: digest(4) },
      { is: 'screen', name: nameOf(room), fileId: digest(3) },
    ]);
  });

  it('says nothing to whoever is not given a stretch of files that touch it, nor of those of another edition', () => {
    expect(told(open)).toEqual([
      { is: 'all', name: '', fileId: digest(12) },
      { is: 'voice', name: nameOf(room), fileId: digest(1) },
      { is: 'screen', name: nameOf(room), fileId: digest(3) },
    ]);
  });
});
