import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microphoneRight } from '../../../src/domain/meeting/microphones/right.ts';
import { isAudible } from '../../../src/domain/meeting/sources/sending.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { browserCapabilities, TestHub, type TestPage } from '../../support/test-hub.ts';

const rtpParameters = fakeRtpParameters('audio');
const microphone = { source: 'microphone', rtpParameters } as const;
const microphones = ['microphone', 'microphone:2'] as const;
const communes = [anBinh, hoaLac] as const;

const commune = fc.constantFrom(...communes);
const ofCommune = fc.constantFrom(
  ...(['open', 'off', 'stop', 'produce', 'prepare', 'again', 'rebuild', 'drop', 'return', 'leave', 'tab'] as const),
  ...(['raise', 'withdraw', 'yield'] as const),
);
const ofChair = fc.constantFrom(
  ...(['give', 'take-back', 'mute', 'allow', 'list', 'unlist'] as const),
  ...(['next', 'undo', 'conference', 'training', 'discussion', 'mute-all', 'allow-all', 'worker-dies'] as const),
);
const step = fc.record({
  act: fc.oneof(ofCommune, ofChair),
  endpointId: commune,
  /** Which of its microphones it is about, where it is about one. */
  source: fc.constantFrom(...microphones),
  /** Whether the next step waits until this one is answered. */
  waits: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** The room and two communes, each in its page of the moment. */
const play = async (steps: readonly Step[]) => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const pages = new Map<string, TestPage>();
  for (const endpointId of communes) {
    const page = await test.joined(meetingId, endpointId);
    await page.ask('media.produce', { ...microphone, shut: true });
    pages.set(endpointId, page);
  }
  const join = (endpointId: (typeof communes)[number]): Promise<unknown> => {
    const page = test.endpoint(endpointId);
    pages.set(endpointId, page);
    return page.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
  };
  const does = ({ act, endpointId, source }: Step, page: TestPage): Promise<unknown> => {
    switch (act) {
      case 'open':
        return page.ask('media.openMicrophone', {});
      case 'off':
        return page.ask('media.closeMicrophone', {});
      case 'stop':
        return page.ask('media.stop', { source });
      case 'produce':
        return page.ask('media.produce', { ...microphone, source });
      case 'prepare':
        return page.ask('media.produce', { ...microphone, source, shut: true });
      case 'again':
        return page.ask('media.produce', { ...microphone, source, again: true });
      case 'rebuild':
        return page.ask('media.rebuild', { rtpCapabilities: browserCapabilities });
      case 'drop':
        return Promise.resolve(test.hub.exit(page.page, 'link-lost'));
      case 'return':
      case 'tab':
        return join(endpointId);
      case 'leave':
        return page.ask('meeting.leave', {});
      case 'raise':
        return page.ask('floor.raiseHand', { topic: '', debate: false });
      case 'withdraw':
        return page.ask('floor.withdrawHand', {});
      case 'yield':
        return page.ask('floor.yield', {});
      case 'give':
        return chair.ask('floor.give', { endpointId });
      case 'take-back':
        return chair.ask('floor.takeBack', { endpointId });
      case 'mute':
        return chair.ask('muting.mute', { endpointId });
      case 'allow':
        return chair.ask('muting.allow', { endpointId });
      case 'list':
        return chair.ask('speakers.add', { endpointIds: [endpointId], seconds: 60 });
      case 'unlist':
        return chair.ask('speakers.remove', { endpointIds: [endpointId] });
      case 'next':
        return chair.ask('floor.next', {});
      case 'undo':
        return chair.ask('floor.undo', {});
      case 'mute-all':
        return chair.ask('muting.muteAll', {});
      case 'allow-all':
        return chair.ask('muting.allowAll', {});
      case 'worker-dies':
        return Promise.resolve(test.media.lose(meetingId));
      default:
        return chair.ask('floor.setMode', { mode: act });
    }
  };
  const under: Promise<unknown>[] = [];
  for (const one of steps) {
    const page = pages.get(one.endpointId);
    if (page === undefined) continue;
    // A refusal is an answer like any other here.
    const answered = does(one, page).catch(() => undefined);
    if (one.waits) await answered;
    else under.push(answered);
  }
  await Promise.all(under);
  // A turn that changes nothing: all that was seen before is settled behind it.
  const { mode } = (await chair.ask('meeting.snapshot', {})).snapshot.floor;
  await chair.ask('floor.setMode', { mode });
  const { snapshot } = await chair.ask('meeting.snapshot', {});
  const meeting = foldMeeting(test.archive.meetings.get(meetingId) ?? []);
  if (meeting === null) throw new Error('the meeting was opened');
  return { test, meetingId, snapshot, meeting };
};

describe('whom the media plane lets be heard', () => {
  it('is whom the meeting and every view say, whatever is asked for in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { test, meetingId, snapshot, meeting } = await play(steps);
        const { mode, holders } = snapshot.floor;
        for (const endpointId of communes) {
          const seatMedia = test.media.seat(meetingId, endpointId);
          const sent = microphones.filter((each) => meeting.sources.get(endpointId)?.sending.has(each) === true);
          const open = sent.filter((each) => seatMedia?.sending(each) === true);
          const sending = open.length > 0;
          expect(microphones.filter((each) => seatMedia?.sending(each) === true)).toEqual(open);
          expect([[], sent]).toContainEqual(open);
          expect(sending).toBe(isAudible(meeting, endpointId));
          const seat = snapshot.seats.find((each) => each.endpointId === endpointId);
          expect(sending).toBe(seat?.microphone === 'open');
          if (!sending) continue;
          expect(microphoneRight(meeting, endpointId)).toBe('free');
          expect(mode === 'discussion' || holders.some((holder) => holder.endpointId === endpointId)).toBe(true);
        }
        expect(test.errors).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
