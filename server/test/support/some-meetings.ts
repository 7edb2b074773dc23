import { EndpointId, type SourceId, type StageChoice } from '@diem-cau/shared';
import fc from 'fast-check';
import type { MeetingEvent } from '../../src/domain/meeting/events.ts';
import { applyEvent, foldMeeting } from '../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import { isPresent } from '../../src/domain/meeting/seats/state.ts';
import { sends } from '../../src/domain/meeting/sources/state.ts';
import { stamp } from '../../src/application/meeting/publish.ts';
import { joined, opened } from './meetings.ts';

/** The endpoints of a district of 40, of which the first leads. */
export const manyIds = Array.from({ length: 40 }, (_, index) => EndpointId.parse(`xa-${index}`));
const district = manyIds.map((endpointId, position) => ({
  endpointId,
  name: `Xã ${position}`,
  leads: position === 0,
  position,
}));
/** One of them. */
export const someEndpoint = fc.constantFrom(...manyIds);
/** What somebody lets everybody see, chosen ones who are not there among it. */
const someChoice: fc.Arbitrary<StageChoice> = fc.oneof(
  fc.constant({ show: 'speaker' as const }),
  fc.constant({ show: 'chair' as const }),
  fc
    .uniqueArray(someEndpoint, { minLength: 1, maxLength: 9 })
    .map((endpoints): StageChoice => ({ show: 'chosen', endpoints })),
);
const someEvent: fc.Arbitrary<MeetingEvent> = fc.oneof(
  fc.record({
    type: fc.constant('sendingStarted' as const),
    endpointId: someEndpoint,
    source: fc.constantFrom<SourceId>(
      'microphone',
      'camera',
      'microphone',
      'camera',
      'microphone:2',
      'camera:2',
      'camera:3',
    ),
  }),
  fc.record({ type: fc.constant('speakerChanged' as const), endpointId: someEndpoint }),
  fc.record({
    type: fc.constant('microphoneClosed' as const),
    endpointId: someEndpoint,
    cause: fc.constant('own' as const),
  }),
  fc.record({ type: fc.constant('microphoneOpened' as const), endpointId: someEndpoint }),
  fc.record({
    type: fc.constant('stageSet' as const),
    choice: someChoice,
    actor: fc.constant({ by: 'hub' as const }),
  }),
  fc.record({ type: fc.constant('endpointLeft' as const), endpointId: someEndpoint }),
  fc.record({ type: fc.constant('endpointResumed' as const), endpointId: someEndpoint }),
);
/** A meeting of that district which all have joined. */
export const allJoined = (): Meeting => {
  const opening = opened();
  if (opening.type !== 'meetingOpened') throw new Error('not an opening');
  const start = foldMeeting(stamp(0, [{ ...opening, expected: district }, ...joined(...manyIds)], 1_000));
  if (start === null) throw new Error('not opened');
  return start;
};
const everybodySends: readonly MeetingEvent[] = manyIds.flatMap((endpointId) =>
  (['camera', 'microphone'] as const).map((source) => ({ type: 'sendingStarted' as const, endpointId, source })),
);
/** What everybody does first: nothing, so that hardly a picture is on a stage, or as in a meeting, send a camera and a microphone. */
const someBeginning = fc.constantFrom<readonly MeetingEvent[]>([], everybodySends, everybodySends);
/** And one in which many things have happened. */
export const someMeeting = fc
  .tuple(someBeginning, fc.array(someEvent, { maxLength: 300 }))
  .map(([first, then]): Meeting => {
    const start = allJoined();
    const events = [...first, ...then];
    return stamp(start.seq, events, 60_000).reduce<Meeting>((now, event) => {
      const { event: fact } = event;
      // What the rules refuse does not come on the record.
      if ('endpointId' in fact && fact.endpointId !== null && fact.type !== 'endpointResumed')
        if (!isPresent(now.seats.get(fact.endpointId))) return { ...now, seq: event.seq };
      if (fact.type === 'microphoneOpened' && !sends(now.sources, fact.endpointId, 'microphone'))
        return { ...now, seq: event.seq };
      return applyEvent(now, event) ?? now;
    }, start);
  });
