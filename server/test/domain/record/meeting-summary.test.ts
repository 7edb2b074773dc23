import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { meetingDigest } from '../../../src/domain/record/meeting-digest.ts';
import { digestedLine, meetingLine } from '../../../src/domain/record/meeting-summary.ts';
import { anyRecord, chair, jumpingClock } from './recorded-meetings.ts';

test('the line of a closed meeting is the same from its digest as from its events', () => {
  fc.assert(
    fc.property(anyRecord(jumpingClock), (some) => {
      const last = some.at(-1);
      const closing = {
        seq: some.length + 1,
        at: last?.at ?? 0,
        event: { type: 'meetingClosed' as const, actor: chair },
      };
      const events = [...some, closing];
      const [log, digest] = [attendanceLog(events), meetingDigest(events, [])];
      if (log === null || digest === null) throw new Error('a record begins with its opening');
      expect(digestedLine(digest)).toEqual(meetingLine(log, [], 0));
    }),
  );
});
