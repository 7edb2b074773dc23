import {
  DropCause,
  FloorMode,
  isOfKind,
  kindOf,
  LinkGrade,
  numberOf,
  OutageCause,
  Rung,
  SourceId,
  SourceTrouble,
  WatchedSource,
  type EndpointId,
  type Instant,
  type RecordedFact,
} from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { z } from 'zod';

/** Facts about the course of the meeting and who was there; the rest, about microphones and pictures, is shown on request. */
const courseFacts: ReadonlySet<string> = new Set([
  'meetingOpened',
  'endpointAdded',
  'capChanged',
  'secretaryNamed',
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
  'hubReturned',
  'hubStood',
  'clockSet',
]);

/** Whether a fact belongs to the short story. */
export const isCourseFact = ({ type }: RecordedFact): boolean => courseFacts.has(type);

const StopCause = z.enum(['own', 'taken', 'stopped-by-chair', 'media-lost']);
const FloorGivenBy = z.enum(['opened', 'invited']);
const FloorEndCause = z.enum(['own', 'taken-back', 'given-on', 'lapsed']);
const StageShow = z.enum(['speaker', 'chair', 'screen', 'speaker-and-screen', 'one']);
const TourEndCause = z.enum(['over', 'stopped']);
const HandLowerCause = z.enum(['own', 'chair']);
const SpeakersPace = z.enum(['by-itself', 'by-hand']);
const MicrophoneCloseCause = z.enum(['own', 'muted-by-chair']);

const plain = z.enum([
  'meetingOpened',
  'endpointAdded',
  'capChanged',
  'breakStarted',
  'breakEnded',
  'meetingClosed',
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
  'tourBegan',
  'tourMoved',
  'stageUndone',
]);

/** What a sentence is made of: names as they read here, and the bare data of the fact. */
interface Said {
  readonly endpoint: string;
  readonly by: string;
  readonly detail: string;
}

/** A fact about the floor as a sentence; null for any other, and for one that this page does not know yet. */
const floorSentence = (t: TFunction<'records'>, type: string, { endpoint, by, detail }: Said): string | null => {
  switch (type) {
    case 'floorModeChanged': {
      const mode = FloorMode.safeParse(detail);
      return mode.success ? t(`facts.floorModeChanged.${mode.data}`, { by }) : null;
    }
    case 'handRaised':
      return detail === ''
        ? t('facts.handRaised.bare', { endpoint })
        : t('facts.handRaised.about', { endpoint, topic: detail });
    case 'handLowered': {
      const cause = HandLowerCause.safeParse(detail);
      return cause.success ? t(`facts.handLowered.${cause.data}`, { endpoint, by }) : null;
    }
    case 'floorGiven': {
      const how = FloorGivenBy.safeParse(detail);
      return how.success ? t(`facts.floorGiven.${how.data}`, { endpoint, by }) : null;
    }
    case 'floorEnded': {
      const cause = FloorEndCause.safeParse(detail);
      return cause.success ? t(`facts.floorEnded.${cause.data}`, { endpoint, by }) : null;
    }
    default:
      return null;
  }
};

/** A fact about the list of speakers as a sentence; null for any other, and for one that this page does not know yet. */
const speakersSentence = (
  t: TFunction<'records'>,
  { type, endpointId, detail }: RecordedFact,
  { endpoint, by }: Said,
): string | null => {
  switch (type) {
    case 'speakersListed':
    case 'speakersUnlisted':
      return endpointId === null ? t(`facts.${type}.many`, { by, detail }) : t(`facts.${type}.one`, { endpoint, by });
    case 'speakerSet': {
      const [, seconds, topic = ''] = /^(\d+)(?: (.*))?$/su.exec(detail) ?? [];
      if (seconds === undefined) return null;
      return t(`facts.speakerSet.${topic === '' ? 'bare' : 'about'}`, { endpoint, by, seconds, topic });
    }
    case 'speakersPaced': {
      const pace = SpeakersPace.safeParse(detail);
      return pace.success ? t(`facts.speakersPaced.${pace.data}`, { by }) : null;
    }
    default:
      return null;
  }
};

/** A fact about the stage as a sentence; null for any other, and for one that this page does not know yet. */
const stageSentence = (t: TFunction<'records'>, type: string, { endpoint, by, detail }: Said): string | null => {
  if (type === 'tourEnded') {
    const cause = TourEndCause.safeParse(detail);
    return cause.success ? t(`facts.tourEnded.${cause.data}`, { by }) : null;
  }
  if (type !== 'stageSet') return null;
  const [, several] = /^several (\d)$/u.exec(detail) ?? [];
  if (several !== undefined) return t('facts.stageSet.several', { by, n: several });
  const shown = StageShow.safeParse(detail);
  return shown.success ? t(`facts.stageSet.${shown.data}`, { endpoint, by }) : null;
};

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

/** A trouble of a source as a sentence; null for any other fact, and for a trouble that this page does not know yet. */
const troubleSentence = (
  t: TFunction<'records'>,
  { type, detail, at }: RecordedFact,
  endpoint: string,
  clock: (at: Instant) => string,
): string | null => {
  if (type !== 'troubleBegan' && type !== 'troubleEnded') return null;
  const [sourceText, troubleText, sinceText = ''] = detail.split(' ');
  const source = WatchedSource.safeParse(sourceText);
  const trouble = SourceTrouble.safeParse(troubleText);
  if (!source.success || !trouble.success || !/^\d+$/u.test(sinceText)) return null;
  const kind = isOfKind(source.data, 'camera') ? 'camera' : 'microphone';
  const number = numberOf(source.data);
  const nth = number === 1 ? '' : t('nth', { number });
  const why = t(`troubles.${trouble.data}`);
  return t(`facts.${type}.${kind}`, { endpoint, nth, why, since: clock(Number(sinceText)), at: clock(at) });
};

/** An outage of the media as a sentence, with its cause where the record has one; null for a cause that this page does not know yet. */
const outageSentence = (
  t: TFunction<'records'>,
  {
    type,
    detail,
    at,
  }: { readonly type: 'mediaOutageBegan' | 'mediaOutageEnded'; readonly detail: string; readonly at: Instant },
  endpoint: string,
  clock: (at: Instant) => string,
): string | null => {
  // Records of before have no cause.
  const [, sinceText, causeText = 'unsaid'] = /^(\d+)(?: (.+))?$/u.exec(detail) ?? [];
  const cause = z.enum([...OutageCause.options, 'unsaid']).safeParse(causeText);
  if (sinceText === undefined || !cause.success) return null;
  return t(`facts.${type}.${cause.data}`, { endpoint, since: clock(Number(sinceText)), at: clock(at) });
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
    case 'clockSet': {
      const [, from, to] = /^(\d+) (\d+)$/u.exec(detail) ?? [];
      if (from === undefined || to === undefined) return unknown;
      return t('facts.clockSet', { from: words.clock(Number(from)), to: words.clock(Number(to)) });
    }
    case 'secretaryNamed':
      return t(detail === '' ? 'facts.noSecretary' : 'facts.secretaryNamed', { by, detail });
    case 'receptionLimited': {
      const rung = Rung.safeParse(detail);
      return rung.success ? t(`facts.receptionLimited.${rung.data}`, { endpoint, by }) : unknown;
    }
    case 'mediaOutageBegan':
    case 'mediaOutageEnded':
      return outageSentence(t, { ...fact, type }, endpoint, words.clock) ?? unknown;
    case 'halfDuplexSet':
      return detail === 'on' || detail === 'off' ? t(`facts.halfDuplexSet.${detail}`, { endpoint, by }) : unknown;
    case 'hubStood':
      return /^\d+$/u.test(detail) ? t('facts.hubStood', { since: words.clock(Number(detail)) }) : unknown;
    case 'hubReturned':
      return /^\d+$/u.test(detail) ? t('facts.hubReturned', { since: words.clock(Number(detail)) }) : unknown;
    default:
      return (
        floorSentence(t, type, { endpoint, by, detail }) ??
        speakersSentence(t, fact, { endpoint, by, detail }) ??
        stageSentence(t, type, { endpoint, by, detail }) ??
        troubleSentence(t, fact, endpoint, words.clock) ??
        unknown
      );
  }
};
