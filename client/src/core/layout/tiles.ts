import {
  rungOf,
  type DropCause,
  type EndpointId,
  type EndpointWords,
  type Instant,
  type MeetingView,
  type PictureId,
  type SeatView,
} from '@diem-cau/shared';
import { holderOf, placeInQueue, saidMicrophone, type SaidMicrophone } from '../floor/floor.ts';
import { rungKeptBy, type KeptBackBy } from './kept-back.ts';
import { firstCamera } from './stage.ts';

/** How a tile shows where its endpoint stands. */
export type TilePresence =
  /** It was there when this page lost its hub; nobody here knows more. */
  | { readonly state: 'unknown' }
  /** `waits`: its page stands open on which it waits; it could come at once. */
  | { readonly state: 'expected'; readonly waits?: true | undefined }
  | { readonly state: 'picture' }
  | { readonly state: 'camera-off' }
  /** It is there, and nothing comes from it. */
  | { readonly state: 'lost'; readonly since: Instant }
  /** It is in contact, and nothing comes by its media. */
  | { readonly state: 'no-media'; readonly since: Instant }
  | { readonly state: 'dropped'; readonly since: Instant; readonly cause: DropCause }
  | { readonly state: 'left'; readonly since: Instant; readonly waits?: true | undefined };

/** What an endpoint receives or sends less than all of: voices alone, one small picture, the stage by hand, nothing of its camera, or just less. */
export interface Less {
  readonly what: 'voice' | 'one-picture' | 'stage' | 'rests' | 'weak';
  /** It was set by hand, and its line may be good; else its line does not bear more, or its PC, or the hub's own line. */
  readonly by: KeptBackBy;
}

/** One endpoint in the roll: always at its place in the directory's order, whatever happens to it. */
export interface Tile {
  readonly endpointId: EndpointId;
  readonly name: string;
  /** By which it is chosen at the keyboard, counted through the communes in the directory's order; null for a leading endpoint. */
  readonly number: number | null;
  readonly presence: TilePresence;
  /** The picture on it. */
  readonly picture: PictureId;
  readonly microphone: SaidMicrophone;
  /** What is wrong with what it sends. */
  readonly troubles?: SeatView['troubles'] | undefined;
  /** What it receives and sends where that is less than all. */
  readonly less?: Less | null;
  /** Whether its microphone gives way while others speak. */
  readonly halfDuplex?: true | undefined;
  /** It asks to come into the locked meeting. */
  readonly asksIn?: true | undefined;
  readonly speaking: boolean;
  readonly sharing: boolean;
  /** Whether it has the floor. */
  readonly floor: boolean;
  /** The place of its hand in the queue, counted from 1; null where none is up. */
  readonly hand: number | null;
  /** What it said to whoever conducts, as long as nobody has dealt with it. */
  readonly said?: EndpointWords | undefined;
}

const lessOf = (seat: SeatView): Less | null => {
  const rung = rungOf(seat);
  const { cameraKept, cameraKeptBy = 'line' } = seat;
  const by = rungKeptBy(seat);
  if (rung === 'voice' || rung === 'one-picture') return { what: rung, by };
  if (cameraKept !== undefined) return { what: cameraKept === 'rests' ? 'rests' : 'weak', by: cameraKeptBy };
  if (rung === 'full') return null;
  if (by === 'hand') return { what: 'stage', by };
  // Short of some pictures for the hub's sake: its own line is not weak.
  return by === 'hub' ? null : { what: 'weak', by };
};

const presenceOf = ({ seat, camera, cameraKept, lost, outage, waits }: SeatView): TilePresence => {
  if (seat.state === 'present' && lost !== undefined) return { state: 'lost', since: lost.since };
  if (seat.state === 'present' && outage !== undefined) return { state: 'no-media', since: outage.since };
  if (seat.state === 'present') return { state: camera === 'on' && cameraKept !== 'rests' ? 'picture' : 'camera-off' };
  return waits === true && seat.state !== 'dropped' ? { ...seat, waits } : seat;
};

/** Whether there is somebody at the other end to act upon. */
export const isHere = ({ presence }: Tile): boolean =>
  presence.state === 'picture' || presence.state === 'camera-off' || presence.state === 'no-media';

/** The tiles of a page that has lost its hub: nobody whom it can't see and hear is shown as seen and heard. */
export const tilesOutOfReach = (known: readonly Tile[]): Tile[] =>
  known.map((tile) =>
    isHere(tile)
      ? {
          ...tile,
          presence: { state: 'unknown' },
          speaking: false,
          sharing: false,
          floor: false,
          hand: null,
          said: undefined,
        }
      : tile,
  );

/** The room's roll: every endpoint but the room itself, in the directory's order. */
export const tiles = (meeting: MeetingView, own: EndpointId | null): Tile[] => {
  const numbered = meeting.seats.filter(({ leads }) => !leads).map(({ endpointId }) => endpointId);
  const numbers = new Map(numbered.map((endpointId, index) => [endpointId, index + 1]));
  return meeting.seats
    .filter((seat) => seat.endpointId !== own)
    .map((seat) => ({
      endpointId: seat.endpointId,
      name: seat.name,
      number: numbers.get(seat.endpointId) ?? null,
      presence: presenceOf(seat),
      picture: firstCamera(seat),
      troubles: seat.troubles,
      less: lessOf(seat),
      microphone: saidMicrophone(meeting, seat),
      halfDuplex: seat.halfDuplex,
      asksIn: seat.entry?.stands === 'asking' ? true : undefined,
      speaking: meeting.speaking === seat.endpointId && seat.seat.state === 'present',
      sharing: meeting.stage.screen === seat.endpointId && seat.seat.state === 'present',
      floor: holderOf(meeting, seat.endpointId) !== null,
      hand: placeInQueue(meeting, seat.endpointId),
      said: seat.message?.answeredAt === undefined ? seat.message?.words : undefined,
    }));
};
