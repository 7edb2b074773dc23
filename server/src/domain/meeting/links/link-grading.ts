import type { EndpointId, LinkGrade } from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';

/** What was measured of one endpoint's line since the sample before. */
export interface LinkSample {
  /** Share of packets lost on the way to the hub and on the way back, 0 to 1; null where too few were sent to tell. */
  readonly lossUp: number | null;
  readonly lossDown: number | null;
  /** There and back, in milliseconds; null where nothing told it. */
  readonly roundTripMs: number | null;
}

/** A line is good up to these, from both ends on; ITU-T G.1010: video calls bear 1 % lost, 150 ms one way are preferred. */
const goodLine = { loss: 0.01, roundTripMs: 300 } as const;

/**
 * Up to these it is weak, beyond them bad. No Vietnamese standard sets them for meetings; the hub's own aims are 5 % lost and 250 ms
 * one way, within the 400 ms beyond which ITU-T G.114 takes no call for planning.
 */
const weakLine = { loss: 0.05, roundTripMs: 500 } as const;

/** Samples in a row that make a line worse, and better: trouble is believed sooner than its end. */
const samplesToFall = 2;
const samplesToRise = 3;

const severities = ['good', 'weak', 'bad'] as const satisfies readonly LinkGrade[];
const severityOf = (grade: LinkGrade): number => severities.indexOf(grade);
const gradeAt = (severity: number): LinkGrade => severities[severity] ?? 'bad';

/** The worst share of packets lost, either way; null where neither could be told. */
const worstLoss = ({ lossUp, lossDown }: LinkSample): number | null =>
  lossUp === null && lossDown === null ? null : Math.max(lossUp ?? 0, lossDown ?? 0);

/** The grade of one sample by itself; null where it tells no loss. */
export const sampleGrade = (sample: LinkSample): LinkGrade | null => {
  const loss = worstLoss(sample);
  if (loss === null) return null;
  const keeps = (bound: { readonly loss: number; readonly roundTripMs: number }): boolean =>
    loss <= bound.loss && (sample.roundTripMs ?? 0) <= bound.roundTripMs;
  if (keeps(goodLine)) return 'good';
  return keeps(weakLine) ? 'weak' : 'bad';
};

/** A line's grade, steadied over its last samples. */
export interface LinkGrading {
  /** Null before the first sample. */
  readonly grade: LinkGrade | null;
  /** Grades of the last samples by themselves, the newest last. */
  readonly recent: readonly LinkGrade[];
}

export const ungraded: LinkGrading = { grade: null, recent: [] };

/**
 * Takes one more sample in. The first sets the grade; then the grade falls to the mildest of the last two samples when both are worse,
 * and rises to the worst of the last three when all are better. A sample that tells nothing changes nothing.
 */
export const gradeSample = (grading: LinkGrading, sample: LinkSample): LinkGrading => {
  const own = sampleGrade(sample);
  if (own === null) return grading;
  const recent = [...grading.recent, own].slice(-Math.max(samplesToFall, samplesToRise));
  if (grading.grade === null) return { grade: own, recent };
  const atLeast = Math.min(...recent.slice(-samplesToFall).map(severityOf));
  const atMost = Math.max(...recent.slice(-samplesToRise).map(severityOf));
  return { grade: gradeAt(Math.max(atLeast, Math.min(atMost, severityOf(grading.grade)))), recent };
};

/** An endpoint's line was graded by this sample; nothing when the endpoint is away or the sample tells no loss. */
export const gradeLink = (
  meeting: Meeting,
  endpointId: EndpointId,
  grade: LinkGrade,
  sample: LinkSample,
): MeetingEvent[] => {
  const loss = worstLoss(sample);
  if (loss === null || meeting.course.phase.phase === 'closed') return [];
  if (!isPresent(meeting.seats.get(endpointId))) return [];
  const roundTripMs = sample.roundTripMs === null ? null : Math.round(sample.roundTripMs);
  return [{ type: 'linkGraded', endpointId, grade, loss: Math.round(loss * 10_000) / 10_000, roundTripMs }];
};
