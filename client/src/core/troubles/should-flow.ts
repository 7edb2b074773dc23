import { isOfKind, rungOf, type EndpointId, type MeetingView, type SeatView, type SourceId } from '@diem-cau/shared';
import { keptBackBy } from '../layout/kept-back.ts';
import { firstCamera } from '../layout/stage.ts';
import { seatOf } from '../meeting-store.ts';

/**
 * A stream that should flow and of which nothing has come for so long stands still, in milliseconds; with a second between two looks that is within 3 s. A voice
 * that says nothing still sends a packet every 400 ms.
 */
const usualStillMs = 2_000;

/**
 * The same beside one small picture, or none: of that one frame comes in 5 s at worst, and the word that another has the floor comes late to a page whose
 * line is full.
 */
const thinStillMs = 8_000;

/** A shared screen may well stand still, but its first picture comes at last, in milliseconds: it is as large as a minute of a voice. */
const firstScreenMs = 10_000;

/** A stream that a page has been offered, and how much of it has come. */
interface Offered {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly count: number;
}

/** Whose voice is heard on every rung: the one that the meeting listens to, and the chair's while he speaks (`domain/meeting/ladder/allowance.ts`). */
const alwaysHeard = ({ stage, speaking, floor: { holders } }: MeetingView, endpointId: EndpointId): boolean => {
  if (speaking !== null && endpointId === speaking && endpointId === stage.chair) return true;
  const mayLead = holders.length === 0 || holders.some((each) => each.endpointId === speaking);
  return endpointId === (speaking !== null && mayLead ? speaking : stage.speaker);
};

const isHeard = (meeting: MeetingView, seat: SeatView, isThin: boolean): boolean =>
  seat.microphone === 'open' && (!isThin || alwaysHeard(meeting, seat.endpointId));

/**
 * After how long without anything of it a stream stands still on this page, in milliseconds; null where nothing need come: it is not sent, it does not stand on the
 * page, or it is kept back, for a line, a PC or by hand.
 */
export const stillAfterMs = (
  meeting: MeetingView,
  own: EndpointId,
  { endpointId, source, count }: Offered,
  isShown: boolean,
): number | null => {
  const seat = seatOf(meeting, endpointId);
  if (seat?.seat.state !== 'present' || !seat.sources.includes(source)) return null;
  const rung = rungOf(seatOf(meeting, own) ?? {});
  const isThin = rung === 'one-picture' || rung === 'voice';
  const usual = isThin ? thinStillMs : usualStillMs;
  if (isOfKind(source, 'microphone')) return isHeard(meeting, seat, isThin) ? usual : null;
  if (!isShown || keptBackBy(meeting, own, { endpointId, source }) !== null) return null;
  if (isOfKind(source, 'screen')) return count === 0 ? firstScreenMs : null;
  // A further camera is for those alone whose line bears all.
  return rung === 'full' || source === firstCamera(seat) ? usual : null;
};
