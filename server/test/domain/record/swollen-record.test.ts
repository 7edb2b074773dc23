import { MeetingId } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { endpointRecords } from '../../../src/domain/record/endpoint-records.ts';
import { meetingDigest } from '../../../src/domain/record/meeting-digest.ts';
import { manyPlaces, swollenRecord } from '../../support/swollen-record.ts';

const told = (count: number) => {
  const events = swollenRecord({
    meetingId: MeetingId.parse('m-1'),
    places: manyPlaces,
    openedAt: 1_700_000_000_000,
    count,
    closes: true,
  });
  const log = attendanceLog(events);
  if (log === null) throw new Error('a swollen record begins with its opening');
  return { events, log };
};

test('a record of 20,000 events, most of one line that came and went, is read in a moment', () => {
  const startedAt = performance.now();
  const { events, log } = told(20_000);
  const [, flapping] = endpointRecords(log, events, [], 0);
  expect(flapping?.dropOuts).toBeGreaterThan(4_000);
  expect(meetingDigest(events, [])?.endpoints).toHaveLength(66);
  // It takes some 100 ms; before spans were merged in one pass it took 28 s and more.
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});

test('its figures add up: who is there, away by a drop-out, or away because of the hub is all the time there is', () => {
  const { events, log } = told(4_000);
  for (const { presentMs, absentMs, hubMs } of endpointRecords(log, events, [], 0)) {
    const breaks = log.breaks.reduce((total, { from, to }) => total + (to ?? 0) - from, 0);
    expect(presentMs + absentMs + hubMs).toBe((log.closedAt ?? 0) - log.openedAt - breaks);
  }
});
