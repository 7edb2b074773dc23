import type { LeadCause } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { stamp } from '../../../src/application/meeting/publish.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { ledBy } from '../../../src/domain/record/led.ts';
import { anBinh, hoaLac, hubActor, opened } from '../../support/meetings.ts';

const passed = (endpointId: typeof anBinh, cause: LeadCause): MeetingEvent => ({
  ...{ type: 'leadPassed', to: { of: 'endpoint', endpointId, name: endpointId }, cause, actor: hubActor },
});
const returned: MeetingEvent = { type: 'leadReturned', cause: 'back', actor: hubActor };
const closed: MeetingEvent = { type: 'meetingClosed', actor: hubActor };
const led = (...events: readonly MeetingEvent[]) =>
  ledBy([opened(), ...events].flatMap((event, index) => stamp(index, [event], 1_000 * (index + 1))));

it('tells who led in the chair’s place, and from when until when', () => {
  expect(led(returned)).toEqual([]);
  expect(led(passed(anBinh, 'away'), returned, passed(hoaLac, 'handed-over'), closed, returned)).toEqual([
    { name: anBinh, cause: 'away', from: 2_000, to: 3_000 },
    { name: hoaLac, cause: 'handed-over', from: 4_000, to: 5_000 },
  ]);
  expect(led(passed(anBinh, 'away'), passed(hoaLac, 'assigned'))).toEqual([
    { name: anBinh, cause: 'away', from: 2_000, to: 3_000 },
    { name: hoaLac, cause: 'assigned', from: 3_000, to: null },
  ]);
});
