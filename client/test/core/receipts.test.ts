import { ConclusionId } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { isAwaited, lastSent } from '../../src/core/receipts.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const [older, newer] = [ConclusionId.parse('a'), ConclusionId.parse('b')];
const conclusions = [older, newer].map((conclusionId, index) => ({ conclusionId, sentAt: 10 + index, work: 'Việc' }));
const asked = (conclusionId: ConclusionId, receivedAt: number | null) => ({
  asked: [{ conclusionId, sentAt: 11, receivedAt }],
});

test('the conclusion that was sent last is shown, with those whom it concerns alone', () => {
  expect(lastSent(sampleMeeting())).toBeNull();
  const seats = [seat(room), seat(north, asked(newer, 20)), seat(south, asked(older, null))];
  const sent = lastSent(sampleMeeting({ conclusions, seats }));
  expect(sent).toMatchObject({ conclusionId: newer, of: [{ receivedAt: 20, seat: { endpointId: north } }] });
  expect(sent === null || isAwaited(sent)).toBe(false);
});

test('nobody waits for who is not there', () => {
  const standing = (there: boolean) => {
    const at = there ? { state: 'present' as const, since: 1_000 } : { state: 'expected' as const };
    const seats = [seat(north, { ...asked(newer, null), seat: at })];
    const sent = lastSent(sampleMeeting({ conclusions, seats }));
    return sent !== null && isAwaited(sent);
  };
  expect([standing(true), standing(false)]).toEqual([true, false]);
});
