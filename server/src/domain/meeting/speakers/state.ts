import type { EndpointId, ListedSpeaker } from '@diem-cau/shared';

/** Who is to speak, in order; each endpoint once. */
export type List = readonly ListedSpeaker[];

/** The list of speakers. */
export interface Speakers {
  readonly list: List;
  /** How the list would stand without the last act that can be undone; null where none can. */
  readonly without: List | null;
  /** Whether the next has the floor by itself when the time of the one before is over. */
  readonly byItself: boolean;
  /** Somebody took a giving of the floor back, or the hub was down: nothing goes on by itself until the floor is given, or its time extended. */
  readonly held: boolean;
  /** Whose written report stood for their turn, and who were listed all the same: they are to speak, whatever they reported. */
  readonly insisted: ReadonlySet<EndpointId>;
}

/** An endpoint's entry in the list; null where it has none. */
export const entryOf = ({ list }: Pick<Speakers, 'list'>, endpointId: EndpointId): ListedSpeaker | null =>
  list.find((each) => each.endpointId === endpointId) ?? null;
