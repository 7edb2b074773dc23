import type { EndpointId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { chairSpeaks, giveFloor, undoLast } from '../../../src/domain/meeting/floor/chairing.ts';
import { showOnStage } from '../../../src/domain/meeting/stage/showing.ts';
import { startSending } from '../../../src/domain/meeting/sources/sending.ts';
import { anBinh, at, hoaLac, hubActor, joined, meetingAfter, opened, room, sender } from '../../support/meetings.ts';

const holders = (meeting: Meeting): EndpointId[] => meeting.floor.holders.map(({ endpointId }) => endpointId);

/** Two communes have the floor. */
const bothSpeak = (): Meeting =>
  [anBinh, hoaLac].reduce(
    (meeting, id, index) => at(meeting, giveFloor(meeting, id, null, hubActor), 60_000 + index),
    meetingAfter(opened(), ...joined(room, anBinh, hoaLac)),
  );

describe('the chair speaks', () => {
  it('takes the floor from all and stands on the stage; undone, all have it again and the stage is as it was', () => {
    const shown = at(bothSpeak(), showOnStage(bothSpeak(), { show: 'chosen', endpoints: [anBinh] }, hubActor), 60_500);
    const spoke = at(shown, chairSpeaks(shown, hubActor), 61_000);
    expect([holders(spoke), spoke.stage.choice]).toEqual([[], { show: 'chair' }]);
    const back = at(spoke, undoLast(spoke, 62_000, hubActor), 62_000);
    expect([holders(back), back.stage.choice]).toEqual([[anBinh, hoaLac], { show: 'chosen', endpoints: [anBinh] }]);
  });

  it('leaves a shared screen on the stage', () => {
    const sharing = at(bothSpeak(), startSending(bothSpeak(), sender(anBinh), 'screen'), 60_400);
    const shown = at(sharing, showOnStage(sharing, { show: 'screen' }, hubActor), 60_500);
    const spoke = at(shown, chairSpeaks(shown, hubActor), 61_000);
    expect([holders(spoke), spoke.stage.choice]).toEqual([[], { show: 'screen' }]);
  });

  it('is nothing where nobody has the floor', () => {
    const spoke = at(bothSpeak(), chairSpeaks(bothSpeak(), hubActor), 61_000);
    expect(chairSpeaks(spoke, hubActor)).toEqual([]);
  });
});
