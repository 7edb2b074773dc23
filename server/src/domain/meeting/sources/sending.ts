import {
  isOfKind,
  isWithinMost,
  kindOf,
  Refusal,
  sendRights,
  type EndpointId,
  type Principal,
  type SourceId,
} from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { mayIn } from '../parts/standing.ts';
import { isOpen, microphoneRight } from '../microphones/right.ts';
import { isSending, sends, sharedScreen, type Sent } from './state.ts';
import { presentSeat } from '../seats/seating.ts';

/** Whose source it is, and who sends it. */
export interface Sender {
  readonly endpointId: EndpointId;
  readonly principal: Principal;
}

/** How an endpoint starts to send, where nobody just pressed. */
export interface HowToSend {
  /**
   * What was sent before the endpoint was cut off comes back. What the chair has shut meanwhile does not (`held-back`), though he may have
   * allowed it since; and it takes nobody's screen away.
   */
  readonly again?: boolean;
  /** A microphone is prepared and stays shut until somebody opens it; that needs no right to speak, since nobody hears it. */
  readonly shut?: boolean;
}

const screenStopped = (screen: Sent | null, cause: 'taken' | 'stopped-by-chair'): MeetingEvent[] =>
  screen === null ? [] : [{ type: 'sendingStopped', ...screen, cause }];

/**
 * An endpoint starts to send a source. Refused are what the meeting does not grant it (`camera-not-granted` and its like; the right is to
 * the kind), more of a kind than an endpoint may send (`too-many-sources`), a source that is sent already (`already-sending`), and a
 * microphone that is withheld (`microphone-withheld`). One screen in the whole meeting: the chair's takes the place of another's,
 * anybody else is refused (`screen-taken`).
 *
 * The microphones of an endpoint are one voice. The first one that is sent opens it, unless it is only prepared; a further one is heard
 * as soon as the voice is open and opens nothing itself, for it would open the first one with it, which its person may have shut.
 */
export const startSending = (
  meeting: Meeting,
  { endpointId, principal }: Sender,
  source: SourceId,
  { again = false, shut = false }: HowToSend = {},
): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  const kind = kindOf(source);
  if (!mayIn(meeting, principal, sendRights[kind])) throw new Refusal(`${kind}-not-granted`);
  if (!isWithinMost(source)) throw new Refusal('too-many-sources');
  if (shut && kind !== 'microphone') throw new Refusal('malformed', ['shut']);
  if (isSending(meeting.sources, endpointId, source)) throw new Refusal('already-sending');
  if (kind === 'microphone' && !shut && microphoneRight(meeting, endpointId) === 'withheld')
    throw new Refusal('microphone-withheld');
  const screen = kind === 'screen' ? sharedScreen(meeting.sources) : null;
  if (screen !== null && (again || !mayIn(meeting, principal, 'takeScreen'))) throw new Refusal('screen-taken');
  if (again && !shut && meeting.sources.get(endpointId)?.heldBack.has(kind) === true) throw new Refusal('held-back');
  const joinsShutVoice =
    kind === 'microphone' && sends(meeting.sources, endpointId, kind) && !isOpen(meeting, endpointId);
  return [
    ...screenStopped(screen, 'taken'),
    { type: 'sendingStarted', endpointId, source, ...(shut || joinsShutVoice ? { shut: true } : {}) },
  ];
};

/**
 * An endpoint that dropped out and is heard again sends what rested meanwhile, within its right of now: a microphone that may not be open
 * is shut, and what may not be sent any more is not.
 * @param open whether it was open when its endpoint dropped out
 */
export const sendAgain = (meeting: Meeting, sender: Sender, source: SourceId, open: boolean): MeetingEvent[] => {
  const shut: HowToSend = { again: true, shut: isOfKind(source, 'microphone') };
  for (const how of open ? [{ again: true }, shut] : [shut])
    try {
      return startSending(meeting, sender, source, how);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  return [];
};

/** An endpoint stops sending this one source; nothing when it was not sent. Its voice is shut with the last of its microphones. */
export const stopSending = (meeting: Meeting, endpointId: EndpointId, source: SourceId): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  return isSending(meeting.sources, endpointId, source)
    ? [{ type: 'sendingStopped', endpointId, source, cause: 'own' }]
    : [];
};

/** The chair ends whatever screen is shared; nothing when none is. */
export const stopScreen = (meeting: Meeting): MeetingEvent[] =>
  screenStopped(sharedScreen(meeting.sources), 'stopped-by-chair');

/** What an endpoint may send now, by source: open, or prepared and shut, every microphone as the voice. Empty while it is away. */
export const maySend = (meeting: Meeting, endpointId: EndpointId): ReadonlyMap<SourceId, boolean> => {
  const open = isOpen(meeting, endpointId);
  return new Map(
    [...(meeting.sources.get(endpointId)?.sending ?? [])].map((source) => [
      source,
      open || !isOfKind(source, 'microphone'),
    ]),
  );
};

/** Whether an endpoint's voice can be heard now, by whichever of its microphones. */
export const isAudible = (meeting: Meeting, endpointId: EndpointId): boolean =>
  isOpen(meeting, endpointId) && sends(meeting.sources, endpointId, 'microphone');

/** The media service lost what this endpoint, or every endpoint, was sending. */
export const loseMedia = (meeting: Meeting, only?: EndpointId): MeetingEvent[] =>
  [...meeting.sources]
    .filter(([endpointId]) => only === undefined || endpointId === only)
    .flatMap(([endpointId, { sending }]) =>
      [...sending].map((source) => ({
        type: 'sendingStopped' as const,
        endpointId,
        source,
        cause: 'media-lost' as const,
      })),
    );
