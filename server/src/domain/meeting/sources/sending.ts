import { Refusal, sendRights, type EndpointId, type MediaSource, type Principal } from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { mayIn } from '../parts/standing.ts';
import { isOpen, microphoneRight } from '../microphones/right.ts';
import { isSending, screenSharer } from './state.ts';
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

/**
 * An endpoint starts to send a source. What the meeting does not grant it is refused (`camera-not-granted` and its like). One screen at a
 * time: the chair's takes the place of another's, anybody else is refused (`screen-taken`). A microphone that is withheld is refused
 * (`microphone-withheld`), a source that is sent already too (`already-sending`).
 */
export const startSending = (
  meeting: Meeting,
  { endpointId, principal }: Sender,
  source: MediaSource,
  { again = false, shut = false }: HowToSend = {},
): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  if (!mayIn(meeting, principal, sendRights[source])) throw new Refusal(`${source}-not-granted`);
  if (shut && source !== 'microphone') throw new Refusal('malformed', ['shut']);
  if (isSending(meeting.sources, endpointId, source)) throw new Refusal('already-sending');
  if (source === 'microphone' && !shut && microphoneRight(meeting, endpointId) === 'withheld')
    throw new Refusal('microphone-withheld');
  const sharer = source === 'screen' ? screenSharer(meeting.sources) : null;
  if (sharer !== null && (again || !mayIn(meeting, principal, 'takeScreen'))) throw new Refusal('screen-taken');
  if (again && !shut && meeting.sources.get(endpointId)?.heldBack.has(source) === true) throw new Refusal('held-back');
  return [
    ...(sharer === null
      ? []
      : [{ type: 'sendingStopped' as const, endpointId: sharer, source: 'screen' as const, cause: 'taken' as const }]),
    { type: 'sendingStarted', endpointId, source, ...(shut ? { shut } : {}) },
  ];
};

/** An endpoint stops sending a source; nothing when it was not sent. */
export const stopSending = (meeting: Meeting, endpointId: EndpointId, source: MediaSource): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  return isSending(meeting.sources, endpointId, source)
    ? [{ type: 'sendingStopped', endpointId, source, cause: 'own' }]
    : [];
};

/** The chair ends whatever screen is shared; nothing when none is. */
export const stopScreen = (meeting: Meeting): MeetingEvent[] => {
  const sharer = screenSharer(meeting.sources);
  return sharer === null
    ? []
    : [{ type: 'sendingStopped', endpointId: sharer, source: 'screen', cause: 'stopped-by-chair' }];
};

/** What an endpoint may send now, by source: open, or prepared and shut. Empty while it is away. */
export const maySend = (meeting: Meeting, endpointId: EndpointId): ReadonlyMap<MediaSource, boolean> => {
  const open = isOpen(meeting, endpointId);
  return new Map(
    [...(meeting.sources.get(endpointId)?.sending ?? [])].map((source) => [source, source !== 'microphone' || open]),
  );
};

/** Whether an endpoint's voice can be heard now. */
export const isAudible = (meeting: Meeting, endpointId: EndpointId): boolean =>
  maySend(meeting, endpointId).get('microphone') === true;

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
