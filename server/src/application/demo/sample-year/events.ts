import type { EndpointId } from '@diem-cau/shared';
import { MeetingId, meetingPolicies, type Instant } from '@diem-cau/shared';
import type { MeetingEvent, MeetingEventOf, StampedEvent } from '../../../domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../../domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../../domain/kit/actor.ts';
import { usualArrival, type Happening, type ScriptedMeeting } from './script.ts';

const minuteMs = 60_000;

/** What happens to one meeting at one minute: it looks at who is where, and says what the hub notes. */
interface Act {
  readonly at: number;
  readonly note: (course: Course) => readonly MeetingEvent[];
}

/** Who is where while the events are written down. */
interface Course {
  readonly states: Map<string, 'there' | 'dropped' | 'lost-to-hub' | 'left'>;
  speaking: string | null;
}

/** What the hub of the script's meetings is told. */
export interface MeetingGround {
  /** All places of the directory in its order. */
  readonly places: readonly ExpectedEndpoint[];
  readonly hostUnit: MeetingEventOf<'meetingOpened'>['hostUnit'];
  readonly opensAt: Instant;
  readonly actor: Actor;
}

const acts = (meeting: ScriptedMeeting, { places, actor }: MeetingGround): Act[] => {
  const idOf = (place: string): EndpointId => {
    const found = places.find(({ name }) => name === place);
    if (found === undefined) throw new Error(`the directory has no ${place}`);
    return found.endpointId;
  };
  const graded = (place: string, grade: MeetingEventOf<'linkGraded'>['grade']): MeetingEvent => {
    const loss = { good: 0, weak: 0.04, bad: 0.2 }[grade];
    return { type: 'linkGraded', endpointId: idOf(place), grade, loss, roundTripMs: 40 };
  };
  /** Comes in, or back, and has its line measured a minute later. */
  const comes = (place: string, at: number, only?: 'lost-to-hub'): Act[] => {
    let came = false;
    return [
      {
        at,
        note: ({ states }) => {
          const state = states.get(place);
          came = state !== 'there' && (only === undefined || state === only);
          if (!came) return [];
          states.set(place, 'there');
          const isBack = state === 'dropped' || state === 'lost-to-hub';
          return [{ type: isBack ? 'endpointResumed' : 'endpointJoined', endpointId: idOf(place) }];
        },
      },
      {
        at: at + 1,
        note: ({ states }) =>
          came && meeting.measured === true && states.get(place) === 'there' ? [graded(place, 'good')] : [],
      },
    ];
  };
  const goes = (place: string, at: number, state: 'dropped' | 'left', event: MeetingEvent): Act => ({
    at,
    note: (course) => {
      if (course.states.get(place) !== 'there') return [];
      course.states.set(place, state);
      if (course.speaking === place) course.speaking = null;
      return [event];
    },
  });
  const ofHappening = (happening: Happening): Act[] => {
    switch (happening.what) {
      case 'comes':
        return comes(happening.place, happening.at);
      case 'drops':
      case 'leaves': {
        const { place, at, away } = happening;
        const endpointId = idOf(place);
        const gone =
          happening.what === 'leaves'
            ? goes(place, at, 'left', { type: 'endpointLeft', endpointId })
            : goes(place, at, 'dropped', { type: 'endpointDropped', endpointId, cause: happening.cause });
        return [gone, ...(away === null ? [] : comes(place, at + away))];
      }
      case 'speaks': {
        const { place, at, lasts } = happening;
        const begins = (course: Course): MeetingEvent[] => {
          course.speaking = place;
          return [{ type: 'speakerChanged', endpointId: idOf(place) }];
        };
        const ends = (course: Course): MeetingEvent[] => {
          if (course.speaking !== place) return [];
          course.speaking = null;
          return [{ type: 'speakerChanged', endpointId: null }];
        };
        return [
          { at, note: begins },
          { at: at + lasts, note: ends },
        ];
      }
      case 'break': {
        const { at, lasts } = happening;
        const end = lasts === null ? meeting.lasts : at + lasts;
        const started: Act = { at, note: () => [{ type: 'breakStarted', actor }] };
        return end === null ? [started] : [started, { at: end, note: () => [{ type: 'breakEnded', actor }] }];
      }
      case 'hub-down': {
        const { at, lasts, slow } = happening;
        const returned = at + lasts;
        return [
          {
            at: returned,
            note: (course) => {
              for (const [place, state] of course.states)
                if (state === 'there') course.states.set(place, 'lost-to-hub');
              course.speaking = null;
              return [{ type: 'hubReturned', downSince: at }];
            },
          },
          ...places.flatMap(({ name }) => {
            const after = slow[name] === undefined ? 1 : slow[name];
            return after === null ? [] : comes(name, returned + after, 'lost-to-hub');
          }),
        ];
      }
      case 'added': {
        const { place, at, comesAfter } = happening;
        const endpoint = places.find(({ name }) => name === place);
        if (endpoint === undefined) throw new Error(`the directory has no ${place}`);
        return [{ at, note: () => [{ type: 'endpointAdded', endpoint, actor }] }, ...comes(place, at + comesAfter)];
      }
      case 'line':
        return [{ at: happening.at, note: () => [graded(happening.place, happening.grade)] }];
      case 'other-tab':
        return [{ at: happening.at, note: () => [{ type: 'seatTaken', endpointId: idOf(happening.place) }] }];
      case 'never':
      case 'clock-back':
        return [];
    }
  };

  const elsewhere = new Set(
    meeting.course.flatMap((each) =>
      each.what === 'comes' || each.what === 'never' || each.what === 'added' ? [each.place] : [],
    ),
  );
  const arrivals = places.flatMap(({ name }, number) => {
    const isOnList = meeting.only?.includes(name) ?? true;
    return isOnList && !elsewhere.has(name) ? comes(name, usualArrival(number)) : [];
  });
  return [...arrivals, ...meeting.course.flatMap(ofHappening)];
};

/** The events of a scripted meeting as a hub would have noted them, numbered and stamped. */
export const scriptedEvents = (meeting: ScriptedMeeting, ground: MeetingGround): readonly StampedEvent[] => {
  const { places, hostUnit, opensAt, actor } = ground;
  const { lasts } = meeting;
  const jump = meeting.course.find((each) => each.what === 'clock-back');
  const stamped = (minute: number): Instant =>
    opensAt + (jump !== undefined && minute > jump.at ? minute - jump.by : minute) * minuteMs;
  const addedLater = new Set(meeting.course.flatMap((each) => (each.what === 'added' ? [each.place] : [])));
  const opened: MeetingEvent = {
    type: 'meetingOpened',
    meetingId: MeetingId.parse(meeting.id),
    title: meeting.title,
    meetingType: meeting.type,
    policy: meetingPolicies[meeting.type],
    expected: places.filter(({ name }) => (meeting.only?.includes(name) ?? true) && !addedLater.has(name)),
    maxEndpoints: 66,
    holdsNoStateSecret: true,
    scheduledAt: meeting.invitedBefore === null ? null : opensAt - meeting.invitedBefore * minuteMs,
    hostUnit,
    actor,
  };
  const course: Course = { states: new Map(), speaking: null };
  const inOrder = acts(meeting, ground)
    .filter(({ at }) => lasts === null || at < lasts)
    .sort((a, b) => a.at - b.at);
  const events: { readonly at: Instant; readonly event: MeetingEvent }[] = [{ at: opensAt, event: opened }];
  for (const { at, note } of inOrder)
    for (const event of note(course))
      events.push({
        at: stamped(at),
        // The script counts minutes, the record instants.
        event: event.type === 'hubReturned' ? { ...event, downSince: stamped(event.downSince) } : event,
      });
  if (lasts !== null) {
    const isOnBreak = meeting.course.some((each) => each.what === 'break' && each.lasts === null);
    if (isOnBreak) events.push({ at: stamped(lasts), event: { type: 'breakEnded', actor } });
    events.push({ at: stamped(lasts), event: { type: 'meetingClosed', actor } });
  }
  return events.map((each, index) => ({ seq: index + 1, ...each }));
};
