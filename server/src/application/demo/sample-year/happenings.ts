import type { EndpointId } from '@diem-cau/shared';
import type { Actor } from '../../../domain/kit/actor.ts';
import type { MeetingEvent, MeetingEventOf } from '../../../domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../../domain/meeting/expected-endpoint.ts';
import { usualArrival, type Happening, type ScriptedMeeting } from './script.ts';

/** What happens to one meeting at one minute: it looks at who is where, and says what the hub notes. */
export interface Act {
  readonly at: number;
  readonly note: (course: Course) => readonly MeetingEvent[];
}

/** Who is where while the events are written down. */
export interface Course {
  readonly states: Map<string, 'there' | 'dropped' | 'lost-to-hub' | 'left'>;
  speaking: string | null;
}

type HappeningOf<What extends Happening['what']> = Extract<Happening, { what: What }>;

/** One scripted meeting: what happens in it as acts of its hub. */
class Happenings {
  readonly #meeting: ScriptedMeeting;
  readonly #places: readonly ExpectedEndpoint[];
  readonly #actor: Actor;

  constructor(meeting: ScriptedMeeting, places: readonly ExpectedEndpoint[], actor: Actor) {
    this.#meeting = meeting;
    this.#places = places;
    this.#actor = actor;
  }

  /** Comes in, or back, and has its line measured a minute later. */
  comes(place: string, at: number, only?: 'lost-to-hub'): Act[] {
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
          return [{ type: isBack ? 'endpointResumed' : 'endpointJoined', endpointId: this.#idOf(place) }];
        },
      },
      {
        at: at + 1,
        note: ({ states }) =>
          came && this.#meeting.measured === true && states.get(place) === 'there' ? [this.#graded(place, 'good')] : [],
      },
    ];
  }

  of(happening: Happening): Act[] {
    switch (happening.what) {
      case 'comes':
        return this.comes(happening.place, happening.at);
      case 'drops':
      case 'leaves':
        return this.#goes(happening);
      case 'speaks':
        return this.#speaks(happening);
      case 'break':
        return this.#break(happening);
      case 'hub-down':
        return this.#hubDown(happening);
      case 'added': {
        const { place, at, comesAfter } = happening;
        const endpoint = this.#endpoint(place);
        const added: Act = { at, note: () => [{ type: 'endpointAdded', endpoint, actor: this.#actor }] };
        return [added, ...this.comes(place, at + comesAfter)];
      }
      case 'line':
        return [{ at: happening.at, note: () => [this.#graded(happening.place, happening.grade)] }];
      case 'other-tab':
        return [{ at: happening.at, note: () => [{ type: 'seatTaken', endpointId: this.#idOf(happening.place) }] }];
      case 'never':
      case 'clock-back':
        return [];
    }
  }

  #endpoint(place: string): ExpectedEndpoint {
    const found = this.#places.find(({ name }) => name === place);
    if (found === undefined) throw new Error(`the directory has no ${place}`);
    return found;
  }

  #idOf(place: string): EndpointId {
    return this.#endpoint(place).endpointId;
  }

  #graded(place: string, grade: MeetingEventOf<'linkGraded'>['grade']): MeetingEvent {
    const loss = { good: 0, weak: 0.04, bad: 0.2 }[grade];
    return { type: 'linkGraded', endpointId: this.#idOf(place), grade, loss, roundTripMs: 40 };
  }

  #goes(happening: HappeningOf<'drops' | 'leaves'>): Act[] {
    const { place, at, away } = happening;
    const endpointId = this.#idOf(place);
    const [state, event]: readonly ['dropped' | 'left', MeetingEvent] =
      happening.what === 'leaves'
        ? ['left', { type: 'endpointLeft', endpointId }]
        : ['dropped', { type: 'endpointDropped', endpointId, cause: happening.cause }];
    const gone: Act = {
      at,
      note: (course) => {
        if (course.states.get(place) !== 'there') return [];
        course.states.set(place, state);
        if (course.speaking === place) course.speaking = null;
        return [event];
      },
    };
    return [gone, ...(away === null ? [] : this.comes(place, at + away))];
  }

  #speaks({ place, at, lasts }: HappeningOf<'speaks'>): Act[] {
    const begins = (course: Course): MeetingEvent[] => {
      course.speaking = place;
      return [{ type: 'speakerChanged', endpointId: this.#idOf(place) }];
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

  #break({ at, lasts }: HappeningOf<'break'>): Act[] {
    const actor = this.#actor;
    const end = lasts === null ? this.#meeting.lasts : at + lasts;
    const started: Act = { at, note: () => [{ type: 'breakStarted', actor }] };
    return end === null ? [started] : [started, { at: end, note: () => [{ type: 'breakEnded', actor }] }];
  }

  #hubDown({ at, lasts, slow }: HappeningOf<'hub-down'>): Act[] {
    const returned = at + lasts;
    return [
      {
        at: returned,
        note: (course) => {
          for (const [place, state] of course.states) if (state === 'there') course.states.set(place, 'lost-to-hub');
          course.speaking = null;
          return [{ type: 'hubReturned', downSince: at }];
        },
      },
      ...this.#places.flatMap(({ name }) => {
        const after = slow[name] === undefined ? 1 : slow[name];
        return after === null ? [] : this.comes(name, returned + after, 'lost-to-hub');
      }),
    ];
  }
}

/** All that happens in a scripted meeting, in the order of the script; `places` are all of the directory in its order. */
export const acts = (meeting: ScriptedMeeting, places: readonly ExpectedEndpoint[], actor: Actor): readonly Act[] => {
  const happenings = new Happenings(meeting, places, actor);
  const elsewhere = new Set(
    meeting.course.flatMap((each) =>
      each.what === 'comes' || each.what === 'never' || each.what === 'added' ? [each.place] : [],
    ),
  );
  const arrivals = places.flatMap(({ name }, number) => {
    const isOnList = meeting.only?.includes(name) ?? true;
    return isOnList && !elsewhere.has(name) ? happenings.comes(name, usualArrival(number)) : [];
  });
  return [...arrivals, ...meeting.course.flatMap((each) => happenings.of(each))];
};
