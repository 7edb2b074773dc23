import { MeetingId, type OpenMeeting } from '@diem-cau/shared';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyTooLongSince, waitingOrder } from '../../src/core/waiting-order.ts';
import { openMeeting } from '../fakes/sample-meeting.ts';

const meeting = (id: string, openedAt: number, more: Partial<OpenMeeting> = {}): OpenMeeting => ({
  ...openMeeting,
  ...{ meetingId: MeetingId.parse(id), openedAt },
  ...more,
});
const ids = (meetings: readonly OpenMeeting[]): string[] => meetings.map(({ meetingId }) => meetingId);

it('lists first whose chair is there, an empty one last, and of equals the newest first', () => {
  const forgotten = meeting('forgotten', 1, { emptySince: 2 });
  const emptyToday = meeting('empty-today', 5, { emptySince: 5 });
  const led = meeting('led', 3, { ledNow: true });
  const older = meeting('older', 4);
  const newer = meeting('newer', 6);
  expect(ids(waitingOrder([forgotten, led, older, emptyToday, newer]))).toEqual(
    ids([led, newer, older, emptyToday, forgotten]),
  );
});

it('asks of a meeting in which nobody has been for an hour, and of no other', () => {
  const hourMs = 3_600_000;
  expect(emptyTooLongSince({ emptySince: 5 }, 5 + hourMs)).toBeNull();
  expect(emptyTooLongSince({ emptySince: 5 }, 6 + hourMs)).toBe(5);
  expect(emptyTooLongSince({}, 6 + hourMs)).toBeNull();
});

it('leaves none out, and lists them the same however they came', () => {
  const one = fc.record({ openedAt: fc.nat(), ledNow: fc.boolean(), empty: fc.boolean() });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ openedAt }) => openedAt }), (all) => {
      const meetings = all.map(({ openedAt, ledNow, empty }, index) =>
        meeting(`m${index}`, openedAt, { ledNow, ...(empty && !ledNow ? { emptySince: openedAt } : {}) }),
      );
      const listed = waitingOrder(meetings);
      expect(new Set(listed)).toEqual(new Set(meetings));
      expect(waitingOrder([...meetings].reverse())).toEqual(listed);
    }),
  );
});
