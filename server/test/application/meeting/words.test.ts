import { type MeetingId, type ParamsIn, notices } from '@diem-cau/shared';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
let commune: TestPage;
beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub();
  meetingId = await test.openMeeting();
  chair = await test.joined(meetingId, room);
  commune = await test.joined(meetingId, anBinh);
  await test.joined(meetingId, hoaLac);
  await pass(5_000);
});
afterEach(() => void vi.useRealTimers());

const pass = async (ms: number): Promise<void> => {
  test.now += ms;
  await vi.advanceTimersByTimeAsync(ms);
};
/** What the chair's page was told of the commune's line and PC, each time. */
const told = (): unknown[] =>
  chair.told.flatMap(({ name, params }) => {
    if (name !== 'meeting.changed') return [];
    const its = notices['meeting.changed'].parse(params).changes.seats?.find((seat) => seat.endpointId === anBinh);
    return its === undefined ? [] : [{ cameraKept: its.cameraKept, rung: its.rung }];
  });
type Word = ParamsIn<'media.tellLine'>;
const says = (word: Word): Promise<unknown> => commune.ask('media.tellLine', word);

const words: readonly Word[] = [
  { cameraKept: 'small', pc: { pictures: 'stage', cameraKept: null } },
  { cameraKept: 'rests', pc: { pictures: 'voice', cameraKept: null } },
  { cameraKept: null, pc: { pictures: 'full', cameraKept: null } },
];

it('one word is told at once and as one change, whatever it says', async () => {
  const before = told().length;
  await says({ cameraKept: 'rests', pc: { pictures: 'voice', cameraKept: null } });
  expect(told().slice(before)).toEqual([{ cameraKept: 'rests', rung: 'voice' }]);
  await pass(5_000);
  expect(told().length).toBe(before + 1);
});

it('a page that changes its word all the time is told about twice a second, and its last word always', async () => {
  const before = told().length;
  for (let word = 0; word < 400; word += 1) {
    await says(words[word % words.length] ?? {});
    await pass(50);
  }
  await says({ cameraKept: 'rests', pc: { pictures: 'stage', cameraKept: null } });
  await pass(600);
  const all = told().slice(before);
  expect(all.length).toBeGreaterThan(20);
  expect(all.length).toBeLessThanOrEqual(42);
  expect(all.at(-1)).toMatchObject({ cameraKept: 'rests', rung: 'stage' });
});

it('what waits to be told is in each snapshot, and with what is on the record', async () => {
  await says({ cameraKept: 'small' });
  await says({ cameraKept: 'rests' });
  expect(told().at(-1)).toMatchObject({ cameraKept: 'small' });
  await chair.ask('muting.muteAll', {});
  expect(told().at(-1)).toMatchObject({ cameraKept: 'rests' });
});

it('nothing waits any more once the meeting is over', async () => {
  await says({ cameraKept: 'small' });
  await says({ cameraKept: 'rests' });
  await chair.ask('meeting.close', {});
  const before = told().length;
  await pass(5_000);
  expect(told().length).toBe(before);
});
