import type { EndpointAttendance, EndpointId, Instant, MeetingRecord, RecordedFact } from '@diem-cau/shared';

/** A part of a recorded meeting that somebody may want to go to: somebody spoke, or something happened. */
export type Chapter =
  | { readonly what: 'speech'; readonly at: Instant; readonly to: Instant; readonly endpointId: EndpointId }
  | { readonly what: 'fact'; readonly at: Instant; readonly fact: RecordedFact };

/** Speeches of one endpoint that are nearer to each other are one: somebody breathed, or was asked something. */
const nearMs = 15_000;
/** Whoever was heard for less coughed or said yes, as in the minutes. */
const shortestMs = 5_000;

/** A press for the chapter before leads to this one's beginning, unless it has just begun: in milliseconds. */
const justBegunMs = 2_000;

const facts: ReadonlySet<string> = new Set([
  'meetingOpened',
  'meetingClosed',
  'breakStarted',
  'breakEnded',
  'rollBegan',
  'conclusionSent',
  'leadPassed',
  'leadReturned',
  'endpointDropped',
  'endpointResumed',
  'hubReturned',
  'hubStood',
  'recordingBegan',
  'recordingPaused',
  'recordingResumed',
  'recordingFailed',
  'recordingRecovered',
  'recordingLackBegan',
  'recordingPicturesGaveWay',
  'recordingPicturesReturned',
  'recordingEnded',
]);

/** What one endpoint said, in longer stretches: pauses for breath left out. */
export const speechesOf = ({
  speeches,
}: Pick<EndpointAttendance, 'speeches'>): readonly { readonly from: Instant; readonly to: Instant }[] => {
  const joined: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of speeches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || from - last.to > nearMs) joined.push({ from, to });
    else joined.splice(-1, 1, { from: last.from, to: Math.max(last.to, to) });
  }
  return joined.filter(({ from, to }) => to - from >= shortestMs);
};

/** The chapters of a meeting, from its record alone, in the order of time. */
export const chaptersOf = ({ endpoints, facts: all }: Pick<MeetingRecord, 'endpoints' | 'facts'>): readonly Chapter[] =>
  [
    ...endpoints.flatMap((endpoint) =>
      speechesOf(endpoint).map(({ from, to }): Chapter => ({
        what: 'speech',
        at: from,
        to,
        endpointId: endpoint.endpointId,
      })),
    ),
    ...all.filter(({ type }) => facts.has(type)).map((fact): Chapter => ({ what: 'fact', at: fact.at, fact })),
  ].toSorted((a, b) => a.at - b.at);

/** The chapter that an instant lies in: the last one that had begun; -1 before all. */
export const chapterAt = (chapters: readonly Chapter[], at: Instant): number =>
  chapters.findLastIndex((chapter) => chapter.at <= at);

/** The chapter before or after an instant, of one endpoint's speeches where it is heard alone; null where there is none. One that has just begun is not begun anew. */
export const chapterBeside = (
  chapters: readonly Chapter[],
  at: Instant,
  alone: EndpointId | null,
  way: 'before' | 'after',
): Chapter | null => {
  const among = chapters.filter((each) => alone === null || (each.what === 'speech' && each.endpointId === alone));
  const found =
    way === 'after' ? among.find((each) => each.at > at) : among.findLast((each) => each.at < at - justBegunMs);
  return found ?? null;
};
