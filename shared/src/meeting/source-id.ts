import { z } from 'zod';

/** What a source is: a voice, a picture of people or things, or a shared screen. */
export const SourceKind = z.enum(['microphone', 'camera', 'screen']);
export type SourceKind = z.infer<typeof SourceKind>;

/** The numbers of further sources of a kind, more than may be sent today; the first one has none. */
const further = ['2', '3', '4'] as const;

const idsOf = <Kind extends SourceKind>(kind: Kind) =>
  [kind, ...further.map((number) => `${kind}:${number}` as const)] as const;

/** A source that is a picture. */
export const PictureId = z.enum([...idsOf('camera'), ...idsOf('screen')]);
export type PictureId = z.infer<typeof PictureId>;

/**
 * One source of an endpoint: its kind alone for the first of its kind, `camera:2` and so on for further ones. So what was recorded or
 * sent when there was one of each kind means the same today.
 */
export const SourceId = z.enum([...idsOf('microphone'), ...PictureId.options]);
export type SourceId = z.infer<typeof SourceId>;

/**
 * How many sources of a kind an endpoint may send at once. Cameras: the person who speaks, the room, and a document or a relayed picture.
 * Microphones: the room's, and the sound of what is shown. One screen, as a whole meeting has one.
 */
export const mostSources: Readonly<Record<SourceKind, number>> = { microphone: 2, camera: 3, screen: 1 };

/** Whether a source is of this kind. */
export const isOfKind = <Kind extends SourceKind>(
  id: SourceId,
  kind: Kind,
): id is Extract<SourceId, Kind | `${Kind}:${string}`> => id === kind || id.startsWith(`${kind}:`);

/** What a source is. */
export const kindOf = (id: SourceId): SourceKind => {
  if (isOfKind(id, 'microphone')) return 'microphone';
  return isOfKind(id, 'camera') ? 'camera' : 'screen';
};

/** Which of its kind a source is, counted from 1. */
export const numberOf = (id: SourceId): number => Number(id.split(':')[1] ?? 1);

/** Whether an endpoint may send so many of its kind. */
export const isWithinMost = (id: SourceId): boolean => numberOf(id) <= mostSources[kindOf(id)];

/** All sources of a kind that an endpoint may send, the first one first. */
export const sourcesOf = (kind: SourceKind): readonly SourceId[] => idsOf(kind).slice(0, mostSources[kind]);

/** The sources of a kind among these, the first one first. */
export const ofKind = <Kind extends SourceKind>(ids: Iterable<SourceId>, kind: Kind) =>
  [...ids].filter((id) => isOfKind(id, kind)).toSorted((one, other) => numberOf(one) - numberOf(other));
