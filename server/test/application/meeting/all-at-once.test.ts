import type { MeetingId, SourceId } from '@diem-cau/shared';
import { array, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import { maySend } from '../../../src/domain/meeting/sources/sending.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { browserCapabilities, TestHub, type TestPage } from '../../support/test-hub.ts';

const all = ['microphone', 'microphone:2', 'camera', 'camera:2', 'screen'] as const;
const sources = constantFrom<SourceId>(...all);

/** What pages ask for without waiting for any answer: two of the commune's own, the room, a display and a panel. */
const act = record({
  what: constantFrom(
    ...(['produce', 'produce', 'prepare', 'stop', 'off', 'on', 'mute', 'allow', 'give', 'takeBack'] as const),
    ...(['conference', 'discussion', 'join', 'leave', 'attend', 'unattend', 'troubles', 'rebuild'] as const),
  ),
  source: sources,
  second: boolean(),
  /** Microtasks until the next one. */
  pause: integer({ min: 0, max: 6 }),
});

interface Cast {
  readonly chair: TestPage;
  readonly communes: readonly [TestPage, TestPage];
  readonly display: TestPage;
}

const rtpCapabilities = browserCapabilities;

const perform = (
  cast: Cast,
  meetingId: MeetingId,
  { what, source, second }: { what: string; source: SourceId; second: boolean },
): Promise<unknown> => {
  const page = cast.communes[second ? 1 : 0];
  const rtpParameters = fakeRtpParameters(source.startsWith('microphone') ? 'audio' : 'video');
  switch (what) {
    case 'produce':
      return page.ask('media.produce', { source, rtpParameters });
    case 'prepare':
      return page.ask('media.produce', { source, rtpParameters, shut: true });
    case 'stop':
      return page.ask('media.stop', { source });
    case 'off':
      return page.ask('media.closeMicrophone', {});
    case 'on':
      return page.ask('media.openMicrophone', {});
    case 'mute':
      return cast.chair.ask('muting.mute', { endpointId: anBinh });
    case 'allow':
      return cast.chair.ask('muting.allow', { endpointId: anBinh });
    case 'give':
      return cast.chair.ask('floor.give', { endpointId: anBinh });
    case 'takeBack':
      return cast.chair.ask('floor.takeBack', { endpointId: anBinh });
    case 'conference':
    case 'discussion':
      return cast.chair.ask('floor.setMode', { mode: what });
    case 'join':
      return page.ask('meeting.join', { meetingId, rtpCapabilities });
    case 'leave':
      return page.ask('meeting.leave', {});
    case 'attend':
      return cast.display.ask('meeting.attend', { meetingId, rtpCapabilities });
    case 'unattend':
      return cast.display.ask('meeting.leave', {});
    case 'rebuild':
      return page.ask('media.rebuild', { rtpCapabilities });
    default:
      return page.ask('media.tellTroubles', {
        troubles: second ? [] : [{ source: 'camera', trouble: 'busy', forMs: 60_000 }],
      });
  }
};

describe('whatever pages ask for at once', () => {
  it('what is sent is what the meeting says, and never more; the record says the same after the hub was killed', async () => {
    await assert(
      asyncProperty(array(act, { maxLength: 15 }), async (acts) => {
        const test = new TestHub();
        const meetingId = await test.openMeeting();
        const chair = await test.joined(meetingId, room);
        const communes = [await test.joined(meetingId, anBinh), test.endpoint(anBinh)] as const;
        const cast = { chair, communes, display: test.endpoint(anBinh, 'display') };
        const asked: Promise<unknown>[] = [];
        for (const each of acts) {
          asked.push(perform(cast, meetingId, each).catch(() => undefined));
          for (let turn = 0; turn < each.pause; turn++) await Promise.resolve();
        }
        await Promise.all(asked);
        await vi.waitFor(() => expect(test.errors).toEqual([]));
        const { meeting } = test.hub.liveMeeting(meetingId);
        const seat = test.media.seat(meetingId, anBinh);
        const sent = all.filter((source) => seat?.sources.includes(source));
        const allowed = maySend(meeting, anBinh);
        expect(sent.toSorted()).toEqual([...allowed.keys()].toSorted());
        expect(sent.filter((source) => seat?.sending(source) === true && allowed.get(source) !== true)).toEqual([]);
        expect(test.media.beside(meetingId, anBinh).length).toBeLessThanOrEqual(1);

        const stored = test.archive.meetings.get(meetingId) ?? [];
        expect(foldMeeting(stored)?.sources.get(anBinh)).toEqual(meeting.sources.get(anBinh));
        const again = new TestHub(test.archive);
        await again.hub.recover();
        const back = again.hub.liveMeeting(meetingId).meeting;
        expect([...maySend(back, anBinh)]).toEqual([]);
        expect(back.troubles.size).toBe(0);
        await test.hub.close();
        await again.hub.close();
      }),
      { numRuns: 500 },
    );
  });
});
