import { describe, expect, it } from 'vitest';
import type { MediaSource } from '@diem-cau/shared';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { startSending } from '../../../src/domain/meeting/sources/sending.ts';
import { layerFor, subscriptions } from '../../../src/domain/meeting/reception/subscription.ts';
import { after, anBinh, dangKhe, hoaLac, joined, meetingAfter, opened, room, sender } from '../../support/meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const sending = (...sources: readonly MediaSource[]): Meeting =>
  all.reduce(
    (meeting, id) => sources.reduce((now, source) => after(now, startSending(now, sender(id), source)), meeting),
    meetingAfter(opened(), ...joined(...all)),
  );
const streams = (meeting: Meeting, viewer: (typeof all)[number], source: MediaSource): string[] =>
  subscriptions(meeting, viewer, null)
    .filter((stream) => stream.source === source)
    .map((stream) => stream.endpointId);

describe('who receives what', () => {
  it('gives the room every camera and a commune only the stage', () => {
    const meeting = after(sending('camera'), [{ type: 'speakerChanged', endpointId: hoaLac }]);
    expect(streams(meeting, room, 'camera')).toEqual([anBinh, hoaLac, dangKhe]);
    expect(streams(meeting, anBinh, 'camera')).toEqual([room, hoaLac]);
    expect(streams(meeting, hoaLac, 'camera')).toEqual([room]);
  });

  it('gives everybody every microphone but the own, paused while it is closed', () => {
    const meeting = after(sending('microphone'), [{ type: 'microphoneClosed', endpointId: hoaLac, cause: 'own' }]);
    const heard = subscriptions(meeting, anBinh, []).filter((stream) => !stream.paused);
    expect(heard.map((stream) => stream.endpointId)).toEqual([room, dangKhe]);
    expect(streams(meeting, anBinh, 'microphone')).toEqual([room, hoaLac, dangKhe]);
  });

  it('pauses pictures that are not shown and fits the layer to the size', () => {
    const meeting = sending('camera');
    const shown = [
      { endpointId: anBinh, source: 'camera' as const, width: 240, height: 135 },
      { endpointId: hoaLac, source: 'camera' as const, width: 240, height: 135 },
      { endpointId: hoaLac, source: 'camera' as const, width: 1440, height: 810 },
    ];
    const byEndpoint = new Map(subscriptions(meeting, room, shown).map((stream) => [stream.endpointId, stream]));
    expect(byEndpoint.get(anBinh)).toMatchObject({ layer: 0, paused: false });
    expect(byEndpoint.get(hoaLac)).toMatchObject({ layer: 2, paused: false });
    expect(byEndpoint.get(dangKhe)).toMatchObject({ paused: true });
  });

  it('gives nothing to an endpoint that is not there', () => {
    const meeting = after(sending('camera', 'microphone'), [{ type: 'endpointLeft', endpointId: anBinh }]);
    expect(subscriptions(meeting, anBinh, null)).toEqual([]);
    expect(streams(meeting, room, 'camera')).not.toContain(anBinh);
  });

  it('knows the sizes of the page', () => {
    expect([135, 216, 360, 540, 810].map(layerFor)).toEqual([0, 0, 1, 2, 2]);
  });
});
