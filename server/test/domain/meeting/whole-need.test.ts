import type { EndpointId, ShownPicture } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { needOf, wholeDown, wholeUp } from '../../../src/domain/meeting/reception/whole-need.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { onAir } from '../../../src/domain/meeting/reception/on-air.ts';
import type { Viewer } from '../../../src/domain/meeting/reception/viewer.ts';
import { startSending } from '../../../src/domain/meeting/sources/sending.ts';
import { after, anBinh, hoaLac, joined, meetingAfter, opened, room, sender } from '../../support/meetings.ts';

/** The room and a commune send cameras, the room its screen as well; what the room says is heard. */
const talking = (): Meeting => {
  const here = meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
  const send = (meeting: Meeting, id: EndpointId, source: 'camera' | 'microphone' | 'screen') =>
    after(meeting, startSending(meeting, sender(id), source));
  const sources = [
    [room, 'camera'],
    [room, 'microphone'],
    [room, 'screen'],
    [anBinh, 'camera'],
    [anBinh, 'microphone'],
  ] as const;
  const sent = sources.reduce((meeting, [id, source]) => send(meeting, id, source), here);
  return after(sent, [{ type: 'speakerChanged', endpointId: room }]);
};

const shown = (endpointId: EndpointId, source: 'camera' | 'screen', height: number): ShownPicture => ({
  ...{ endpointId, source, height, width: height * 2 },
});

describe('what a line needs at most', () => {
  it('is what its sources take, of a camera its layer', () => {
    expect(needOf('microphone', 2)).toBe(50_000);
    expect(needOf('camera', 0)).toBe(140_000);
    expect(needOf('camera', 2)).toBe(1_500_000);
    expect(needOf('screen', 0)).toBe(1_500_000);
  });

  it('down is all that stands on the page and may be heard, however little of it comes on its rung', () => {
    const meeting = talking();
    const viewer = (rung: Viewer['rung'], height: number): Viewer => ({
      ...{ endpointId: hoaLac, seesAll: false, sounds: true, rung, bound: { rung, fewVoices: true, pictures: 1_000 } },
      shown: {
        pictures: [shown(room, 'screen', 700), shown(room, 'camera', height)],
        stage: onAir(meeting).stage,
      },
    });
    const whole = 1_500_000 + 140_000 + 2 * 50_000;
    expect(wholeDown(onAir(meeting), viewer('full', 180))).toBe(whole);
    expect(wholeDown(onAir(meeting), viewer('voice', 180))).toBe(whole);
    expect(wholeDown(onAir(meeting), viewer('voice', 360))).toBe(whole + 360_000);
  });

  it('up is each camera in all layers up to the one that is watched, and the voice while it is open', () => {
    const watched = (source: string): number => (source === 'camera' ? 1 : 0);
    expect(wholeUp(['camera', 'microphone'], true, watched)).toBe(140_000 + 500_000 + 50_000);
    expect(wholeUp(['camera', 'microphone'], false, watched)).toBe(640_000);
    expect(wholeUp(['camera', 'camera:2', 'screen'], true, watched)).toBe(640_000 + 140_000 + 1_500_000);
    expect(wholeUp([], true, watched)).toBe(0);
  });
});
