import { ConsumerId, type ConsumerOffer, type EndpointId, type SourceId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { stageOfCommune, stageOfRoom } from '../../src/core/layout/stage.ts';
import { tiles } from '../../src/core/layout/tiles.ts';
import { consumerOptions } from '../../src/core/media/opaque-parameters.ts';
import { pictureList } from '../../src/core/picture-list.ts';
import { north, room, sampleMeeting, seat } from '../fakes/sample-meeting.ts';

const offer = (source: SourceId, endpointId: EndpointId = north): ConsumerOffer => ({
  consumerId: ConsumerId.parse(`c-${source.replace(':', '-')}`),
  producerId: 'p',
  endpointId,
  source,
  kind: source.startsWith('microphone') ? 'audio' : 'video',
  rtpParameters: { codecs: [] },
});
/** A meeting in which the north sends these sources and spoke last, on the chair's screen or not. */
const sending = (...sources: readonly SourceId[]) =>
  sampleMeeting({
    stage: { chair: room, speaker: north, screen: null },
    seats: [seat(room), seat(north, { sources: [...sources] })],
  });
const pictureOfTile = (...sources: readonly SourceId[]) => tiles(sending(...sources), room)[0]?.picture;

describe('further sources of an endpoint', () => {
  test('are groups of their own beside its first camera and microphone, which belong together', () => {
    const group = (source: SourceId): string | undefined => consumerOptions(offer(source)).streamId;
    expect(group('camera')).toBe(north);
    expect(group('microphone')).toBe(north);
    const others = (['camera:2', 'camera:3', 'microphone:2', 'screen'] as const).map(group);
    expect(new Set([north, ...others]).size).toBe(5);
    // It stands in a line of SDP.
    for (const each of others) expect(each).toMatch(/^[\w-]+$/u);
  });

  test('leave the first camera on tile and stage, whatever is sent besides', () => {
    for (const sources of [['camera'], ['camera', 'camera:2'], ['camera:2', 'microphone', 'camera']] as const) {
      expect(pictureOfTile(...sources)).toBe('camera');
      expect(stageOfRoom(sending(...sources), room, { lastOtherSpeaker: null }).large[0]).toEqual({
        endpointId: north,
        source: 'camera',
      });
      expect(stageOfCommune(sending(...sources), null).large[0]).toEqual({ endpointId: north, source: 'camera' });
    }
  });

  test('stand in for it when it is stopped, the lowest number first', () => {
    expect(pictureOfTile('camera:3', 'camera:2')).toBe('camera:2');
    expect(stageOfRoom(sending('camera:2'), room, { lastOtherSpeaker: null }).large[0]).toEqual({
      endpointId: north,
      source: 'camera:2',
    });
    expect(stageOfCommune(sending('camera:3'), null).large[0]).toEqual({ endpointId: north, source: 'camera:3' });
    expect(pictureOfTile('microphone:2')).toBe('camera');
  });

  test('are told of with the pictures on the page, each with its own size', () => {
    const placed = { endpointId: north, width: 320, height: 180, visible: true };
    expect(
      pictureList(
        [
          { ...placed, source: 'camera:2' },
          { ...placed, source: 'camera', height: 360 },
        ],
        1,
      ),
    ).toEqual([
      { endpointId: north, source: 'camera', width: 320, height: 360 },
      { endpointId: north, source: 'camera:2', width: 320, height: 180 },
    ]);
  });
});
