import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';
import type { MeetingType } from '../settings/meeting-types.ts';
import { FloorSeconds, HandTopic, usualFloorSeconds, type Hand } from './floor.ts';

/** How long each commune of a list is given where nobody says otherwise, in seconds: three minutes in a giao ban of nineteen make an hour. */
export const usualSpeakerSeconds = (type: MeetingType): number => (type === 'giao-ban' ? 3 * 60 : usualFloorSeconds);

/** Who is to speak, for how long and what about. */
export const SpeakerWish = z.strictObject({ endpointId: EndpointId, seconds: FloorSeconds, topic: HandTopic });
export type SpeakerWish = z.infer<typeof SpeakerWish>;

/**
 * An entry of the list of speakers: `waiting` for its turn, `speaking` while it has the floor, `spoken` after that, `skipped` where it was
 * away when its turn came, until it is back, `written` where its written report stands for its turn.
 */
export const ListedSpeaker = z.strictObject({
  ...SpeakerWish.shape,
  stands: z.enum(['waiting', 'speaking', 'spoken', 'skipped', 'written']),
  /** Since when it has the floor; null while it has it not. */
  since: Instant.nullable(),
  /** For how long it had the floor before that, in milliseconds, without what the hub was down. */
  spokenMs: z.int().nonnegative(),
});
export type ListedSpeaker = z.infer<typeof ListedSpeaker>;

/** The list of speakers as pages see it, communes only who is still to come and who speaks; empty where there is none. */
export const SpeakersView = z.strictObject({
  speakers: z.strictObject({
    list: z.array(ListedSpeaker).max(1000),
    /** Whether the next has the floor by itself when the time of the one before is over. */
    byItself: z.boolean(),
  }),
});
export type SpeakersView = z.infer<typeof SpeakersView>;

/** Whether an endpoint is in the meeting now. */
type IsThere = (endpointId: EndpointId) => boolean;

/** The next of the list: the first who waits and is there; null where nobody is. */
export const nextListed = (list: readonly ListedSpeaker[], isThere: IsThere): ListedSpeaker | null =>
  list.find(({ endpointId, stands }) => stands === 'waiting' && isThere(endpointId)) ?? null;

/** Who comes next, in order: of the list who waits and is there, then the raised hands. The one rule of it, for hub and pages. */
export const comingNext = (
  list: readonly ListedSpeaker[],
  queue: readonly Pick<Hand, 'endpointId'>[],
  isThere: IsThere,
): readonly EndpointId[] => {
  const waiting = list.filter(({ stands }) => stands === 'waiting');
  return [...new Set([...waiting, ...queue].map(({ endpointId }) => endpointId))].filter(isThere);
};
