import {
  byExceptions,
  isAllGreen,
  Refusal,
  usualSpeakerSeconds,
  type EndpointId,
  type ListedSpeaker,
  type ReportStanding,
  type SpeakerWish,
} from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';

/** How the list would stand by the written reports: who has a turn before it, in order, and whose report stands for it. */
interface Arrangement {
  readonly toCome: readonly SpeakerWish[];
  readonly written: readonly SpeakerWish[];
}

/** Of whom nothing is known: it has not reported, and no task of it is either. */
const unknown = { givenAt: null, overdue: 0, stuck: 0, unmarked: 0 };

const wishOf = ({ endpointId, seconds, topic }: SpeakerWish): SpeakerWish => ({ endpointId, seconds, topic });

/** Whom an arrangement is about: who waits, or whose report stands for its turn; where there is no list, all communes of the meeting. */
const arranged = ({ speakers: { list }, seats, course }: Meeting): readonly SpeakerWish[] =>
  list.length > 0
    ? list.filter(({ stands }) => stands === 'waiting' || stands === 'written' || stands === 'skipped')
    : [...seats.values()]
        .filter(({ endpoint }) => !endpoint.leads)
        .map(({ endpoint: { endpointId } }) => ({
          endpointId,
          seconds: usualSpeakerSeconds(course.type),
          topic: '',
        }));

const arrangement = (meeting: Meeting): Arrangement => {
  const { reports, speakers, floor } = meeting;
  const standing = (endpointId: EndpointId): Omit<ReportStanding, 'endpointId' | 'done' | 'notYet'> =>
    reports.of.get(endpointId) ?? unknown;
  const needsNoTurn = ({ endpointId }: SpeakerWish): boolean =>
    isAllGreen(standing(endpointId)) &&
    !speakers.insisted.has(endpointId) &&
    !floor.holders.some((holder) => holder.endpointId === endpointId);
  const stands = new Map(speakers.list.map((entry) => [entry.endpointId, entry.stands]));
  const all = arranged(meeting);
  return {
    // Who was passed over stays where it is: it comes last, once it is back.
    toCome: all
      .filter((wish) => !needsNoTurn(wish) && stands.get(wish.endpointId) !== 'skipped')
      .toSorted((a, b) => byExceptions(standing(a.endpointId), standing(b.endpointId)))
      .map(wishOf),
    written: all.filter(needsNoTurn).map(wishOf),
  };
};

const idsOf = (wishes: readonly SpeakerWish[]): string => wishes.map(({ endpointId }) => endpointId).join(' ');

const standing = (list: readonly ListedSpeaker[], how: ListedSpeaker['stands']): string =>
  idsOf(list.filter(({ stands }) => stands === how));

const isSo = ({ speakers: { list } }: Meeting, { toCome, written }: Arrangement): boolean =>
  standing(list, 'waiting') === idsOf(toCome) && standing(list, 'written') === idsOf(written);

/** Whether arranging the list by the written reports would change it. */
export const rearranges = (meeting: Meeting): boolean =>
  meeting.reports.day !== null && !isSo(meeting, arrangement(meeting));

/**
 * Arranges who has not spoken yet by the written reports that the meeting has taken: more overdue tasks first, then more stuck ones, then who
 * has not reported; whose report is all green needs no turn. Nothing where it stands so. Refuses with `no-reports`.
 */
export const arrangeSpeakers = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.reports.day === null) throw new Refusal('no-reports');
  const wanted = arrangement(meeting);
  const { toCome, written } = wanted;
  if (isSo(meeting, wanted) || toCome.length + written.length === 0) return [];
  return [
    { type: 'speakersArranged', speakers: [...toCome, ...written], actor },
    ...written.map(({ endpointId }): MeetingEvent => ({ type: 'speakerInWriting', endpointId, actor })),
  ];
};
