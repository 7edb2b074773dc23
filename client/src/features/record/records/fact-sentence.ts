import {
  DropCause,
  kindOf,
  LinkGrade,
  numberOf,
  Rung,
  SourceId,
  type EndpointId,
  type Instant,
  type RecordedFact,
} from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { z } from 'zod';
import { conductingSentence, type Said } from './conducting-sentence.ts';
import { failureSentence, outageSentence, troubleSentence } from './trouble-sentence.ts';

/** Facts about the course of the meeting and who was there; the rest, about microphones and pictures, is shown on request. */
const courseFacts: ReadonlySet<string> = new Set([
  'meetingOpened',
  'endpointAdded',
  'capChanged',
  'secretaryNamed',
  'personShutOut',
  'deputyNamed',
  'leadPassed',
  'leadReturned',
  'debriefingBegan',
  'debriefingEnded',
  'panelPaired',
  'panelEnded',
  'breakStarted',
  'breakEnded',
  'meetingClosed',
  'endpointJoined',
  'endpointDropped',
  'endpointResumed',
  'endpointLeft',
  'seatTaken',
  'allMicrophonesWithheld',
  'allMicrophonesAllowed',
  'floorModeChanged',
  'floorGiven',
  'floorEnded',
  'speakerSkipped',
  'rollBegan',
  'rollAnswered',
  'rollUnanswered',
  'rollEnded',
  'checkpointsSet',
  'checkpointsStopped',
  'checkpointBegan',
  'presenceConfirmed',
  'presenceMissed',
  'checkpointEnded',
  'readyAsked',
  'readyAnswered',
  'readyEnded',
  'breakTimed',
  'messageTold',
  'messageSent',
  'messageSettled',
  'conclusionSent',
  'conclusionReceived',
  'conclusionRecalled',
  'endpointRung',
  'endPlanned',
  'meetingExtended',
  'extensionTakenBack',
  'meetingLocked',
  'meetingUnlocked',
  'recordingBegan',
  'recordingPaused',
  'recordingResumed',
  'recordingEnded',
  'recordingFailed',
  'recordingRecovered',
  'recordingLackBegan',
  'recordingLackEnded',
  'recordingPicturesGaveWay',
  'recordingPicturesReturned',
  'entryAsked',
  'endpointAdmitted',
  'endpointTurnedAway',
  'ringEnded',
  'phoneAttended',
  'phoneEnded',
  'speakerInWriting',
  'hubReturned',
  'hubStood',
  'clockSet',
]);

/** Whether a fact belongs to the short story. */
export const isCourseFact = ({ type }: RecordedFact): boolean => courseFacts.has(type);

const StopCause = z.enum(['own', 'taken', 'stopped-by-chair', 'media-lost']);
const MicrophoneCloseCause = z.enum(['own', 'muted-by-chair']);

const plain = z.enum([
  'meetingOpened',
  'endpointAdded',
  'capChanged',
  'personShutOut',
  'breakStarted',
  'breakEnded',
  'debriefingBegan',
  'endpointJoined',
  'endpointResumed',
  'endpointLeft',
  'seatTaken',
  'microphoneOpened',
  'microphoneWithheld',
  'microphoneAllowed',
  'allMicrophonesWithheld',
  'allMicrophonesAllowed',
  'handMoved',
  'floorExtended',
  'floorUndone',
  'speakerMoved',
  'speakerSkipped',
  'rollCalled',
  'rollAnswered',
  'checkpointsStopped',
  'checkpointBegan',
  'presenceConfirmed',
  'checkpointEnded',
  'readyAsked',
  'endpointRung',
  'meetingExtended',
  'extensionTakenBack',
  'meetingLocked',
  'meetingUnlocked',
  'recordingBegan',
  'recordingPaused',
  'recordingResumed',
  'recordingEnded',
  'recordingRecovered',
  'entryAsked',
  'endpointAdmitted',
  'endpointTurnedAway',
  'phoneAttended',
  'phoneEnded',
  'speakersArranged',
  'speakerInWriting',
  'tourBegan',
  'tourMoved',
  'stageUndone',
  'galleryBegan',
]);

/** Facts whose detail is since when, and nothing else. */
const datedFact = z.enum([
  'recordingLackBegan',
  'recordingLackEnded',
  'recordingPicturesGaveWay',
  'recordingPicturesReturned',
  'hubStood',
  'hubReturned',
]);

/** What was sent, or is sent no more, as a sentence: a further source by its number. Null for a source that this page does not know. */
const sourceSentence = (
  t: TFunction<'records'>,
  type: 'sendingStarted' | 'sendingStopped',
  { endpoint, detail }: Said,
): string | null => {
  const [sourceText, causeText] = detail.split(' ');
  const source = SourceId.safeParse(sourceText);
  if (!source.success) return null;
  const kind = kindOf(source.data);
  const number = numberOf(source.data);
  if (type === 'sendingStarted')
    return t(`facts.${number === 1 ? 'sendingStarted' : 'furtherStarted'}.${kind}`, { endpoint, number });
  const cause = StopCause.safeParse(causeText);
  if (!cause.success) return null;
  const why = t(`stopCauses.${cause.data}`);
  return t(`facts.${number === 1 ? 'sendingStopped' : 'furtherStopped'}.${kind}`, { endpoint, number, why });
};

/** A step of the hub's wall clock as a sentence; null for a detail that this page does not know yet. */
const clockSentence = (t: TFunction<'records'>, detail: string, clock: (at: Instant) => string): string | null => {
  const [, from, to] = /^(\d+) (\d+)$/u.exec(detail) ?? [];
  return from === undefined || to === undefined
    ? null
    : t('facts.clockSet', { from: clock(Number(from)), to: clock(Number(to)) });
};

const RungBy = z.enum(['line', 'pc', 'hub']);

/** How much an endpoint received by itself as a sentence, and why not more; null for what this page does not know yet. */
const rungSentence = (t: TFunction<'records'>, detail: string, endpoint: string): string | null => {
  const [rungText, byText] = detail.split(' ');
  const rung = Rung.safeParse(rungText);
  const by = RungBy.safeParse(byText);
  if (!rung.success || !by.success) return null;
  return t(`facts.rungChanged.${rung.data}`, { endpoint, why: t(`rungReasons.${by.data}`) });
};

/** The closing as a sentence, of a meeting that ended by itself too; null for a detail that this page does not know yet. */
const closingSentence = (
  t: TFunction<'records'>,
  { by, detail }: Said,
  clock: (at: Instant) => string,
): string | null => {
  if (detail === '') return t('facts.meetingClosed', { by });
  return /^\d+$/u.test(detail) ? t('facts.meetingEnded', { since: clock(Number(detail)) }) : null;
};

/**
 * A fact of the record as a sentence of the page's language. A fact of a kind that this page does not know yet is shown by its bare
 * name rather than left out: a record has no holes.
 */
export const factSentence = (
  t: TFunction<'records'>,
  fact: RecordedFact,
  words: { readonly nameOf: (endpointId: EndpointId) => string; readonly clock: (at: Instant) => string },
): string => {
  const { type, detail } = fact;
  const endpoint = fact.endpointId === null ? detail : words.nameOf(fact.endpointId);
  const by = fact.by === '' ? t('hubItself') : fact.by;
  const known = plain.safeParse(type);
  if (known.success) return t(`facts.${known.data}`, { endpoint, by, detail });
  const dated = datedFact.safeParse(/^\d+$/u.test(detail) ? type : null);
  if (dated.success) return t(`facts.${dated.data}`, { endpoint, since: words.clock(Number(detail)) });
  const unknown = t('facts.unknown', { endpoint, type, detail });
  switch (type) {
    case 'endpointDropped': {
      const cause = DropCause.safeParse(detail);
      return cause.success ? t(`facts.endpointDropped.${cause.data}`, { endpoint }) : unknown;
    }
    case 'sendingStarted':
    case 'sendingStopped':
      return sourceSentence(t, type, { endpoint, by, detail }) ?? unknown;
    case 'microphoneClosed': {
      const cause = MicrophoneCloseCause.safeParse(detail);
      return cause.success ? t(`facts.microphoneClosed.${cause.data}`, { endpoint }) : unknown;
    }
    case 'speakerChanged':
      return fact.endpointId === null ? t('facts.silence') : t('facts.speakerChanged', { endpoint });
    case 'linkGraded': {
      const grade = LinkGrade.safeParse(detail);
      return grade.success ? t(`facts.linkGraded.${grade.data}`, { endpoint }) : unknown;
    }
    case 'rungChanged':
      return rungSentence(t, detail, endpoint) ?? unknown;
    case 'clockSet':
      return clockSentence(t, detail, words.clock) ?? unknown;
    case 'secretaryNamed':
      return t(detail === '' ? 'facts.noSecretary' : 'facts.secretaryNamed', { by, detail });
    case 'receptionLimited': {
      const rung = Rung.safeParse(detail);
      return rung.success ? t(`facts.receptionLimited.${rung.data}`, { endpoint, by }) : unknown;
    }
    case 'mediaOutageBegan':
    case 'mediaOutageEnded':
      return outageSentence(t, { ...fact, type }, endpoint, words.clock) ?? unknown;
    case 'recordingFailed':
      return failureSentence(t, detail) ?? unknown;
    case 'halfDuplexSet':
      return detail === 'on' || detail === 'off' ? t(`facts.halfDuplexSet.${detail}`, { endpoint, by }) : unknown;
    case 'meetingClosed':
      return closingSentence(t, { endpoint, by, detail }, words.clock) ?? unknown;
    default:
      return (
        conductingSentence(t, fact, { endpoint, by, detail }) ??
        troubleSentence(t, fact, endpoint, words.clock) ??
        unknown
      );
  }
};
