import {
  may,
  standingIn,
  type EndpointId,
  type MeetingView,
  type ParamsIn,
  type Principal,
  type RequestName,
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
  /** The key that does it; of several acts with one key the last that is possible, which takes the others back. */
  readonly key?: KeyName;
  /** Whether it makes sense as the meeting stands; that the meeting is open and who asks has the right is asked for all acts alike. */
  readonly when: (asking: Asking) => boolean;
  /** The act that takes it back; without one it is done for good. */
  readonly takenBackBy?: string;
  /** The right that its request asks for; without this that of whoever conducts. */
  readonly right?: Right;
}

/** Requests that an act asks, with what it sends: nothing where the act is about an endpoint and none is given. */
type Wished = {
  readonly [Name in RequestName]: {
    readonly request: Name;
    readonly params: (on: EndpointId | null) => ParamsIn<Name> | null;
  };
}[RequestName];

/** An act that one press asks of the hub, or a press and the answer to one question, `ask`. */
export type Conduct = Described & Wished & { readonly how: 'at-once' | 'asks-once' };

/** An act that needs to be told more: the surface has a form for it. */
export interface FormAct<Name extends RequestName> extends Described {
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
export type Act = Conduct | FormAct<RequestName> | OwnAct;

/** What there is a right to for whoever conducts; the page's own things are its endpoint's. */
const conducting: Right = 'conductMeeting';

const has = ({ view, who }: Asking, act: Act): boolean =>
  'own' in act ? who.kind === 'endpoint' : may(who, act.right ?? conducting, standingIn(view, who));

/** Whether who asks can do this now: the meeting is open, the right is there, and it makes sense. */
export const isPossible = (act: Act, asking: Asking): boolean =>
  asking.view.phase.phase !== 'closed' && has(asking, act) && act.when(asking);
