import {
  isOfDebriefing,
  may,
  standingIn,
  type MeetingView,
  type ParamsIn,
  type Principal,
  type SeatRequestName,
  type Right,
  type SeatView,
} from '@diem-cau/shared';
import type { KeyName } from './keys.ts';

/** What an act is judged by: the meeting as the page sees it, who would do it, and the endpoint it is about; null for the whole meeting. */
export interface Asking {
  readonly view: MeetingView;
  readonly who: Principal;
  readonly on: SeatView | null;
}

interface Described {
  /** Its words are `acts:<name>`: `label`, `short` under a picture, `of` for a screen reader, `ask` before it, `done` after it. */
  readonly name: string;
  /** What there must be a right to, by the one table of rights: to conduct the meeting where nothing else is said. */
  readonly right?: Right;
  /** The key that does it; of several acts with one key the last that is possible, which takes the others back. */
  readonly key?: KeyName;
  /** Whether it makes sense as the meeting stands; that the meeting is open and who asks has the right is asked for all acts alike. */
  readonly when: (asking: Asking) => boolean;
  /** A surface draws the acts of one place together, `own` those of its own seat; without it they stand among those of the endpoint or of the meeting. */
  readonly place?: 'floor' | 'stage' | 'roll' | 'plan' | 'own';
  /** The act that takes it back; without one it is done for good. */
  readonly takenBackBy?: string;
}

/** Requests that an act asks, with what it sends: nothing where what it is about is not there. */
type Wished = {
  readonly [Name in SeatRequestName]: {
    readonly request: Name;
    readonly params: (asking: Asking) => ParamsIn<Name> | null;
  };
}[SeatRequestName];

/** An act that one press asks of the hub, or a press and the answer to one question, `ask`. */
export type Conduct = Described & Wished & { readonly how: 'at-once' | 'asks-once' };

/** An act that needs to be told more: the surface has a form for it. */
export interface FormAct<Name extends SeatRequestName> extends Described {
  readonly how: 'form';
  readonly request: Name;
}

/** What an endpoint's page has of its own to switch or to do. */
export type OwnThing = 'microphone' | 'camera' | 'screen' | 'place';

/** An act upon the page's own microphone, camera, screen or place in the meeting. */
export interface OwnAct extends Described {
  readonly how: 'at-once' | 'asks-once';
  readonly own: OwnThing;
}

/** One thing that can be done in a meeting, described once and drawn by every surface: room, desk, keyboard, panel, clicker. */
export type Act = Conduct | FormAct<SeatRequestName> | OwnAct;

/** Whether who asks can do this now: the meeting is open, or it is a debriefing that knows of it, the right is there, by the role or the part in it, and it makes sense. */
export const isPossible = (act: Act, asking: Asking): boolean => {
  const { view, who } = asking;
  const isKnown = view.debriefing?.is !== 'this' || 'own' in act || isOfDebriefing(act.request);
  return (
    isKnown &&
    view.phase.phase !== 'closed' &&
    may(who, act.right ?? 'conductMeeting', standingIn(view, who)) &&
    act.when(asking)
  );
};
