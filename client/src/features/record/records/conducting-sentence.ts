import { DebriefingEnd, FloorMode, LeadCause, UnreadyReason, type RecordedFact } from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { z } from 'zod';
import { messageSentence } from './message-sentence.ts';

const FloorGivenBy = z.enum(['opened', 'invited']);
const FloorEndCause = z.enum(['own', 'taken-back', 'given-on', 'lapsed']);
const LeadReturnCause = z.enum(['back', 'taken-back', 'given-back', 'revoked', 'deputy-away', 'shut-out']);
const StageShow = z.enum(['speaker', 'chair', 'screen', 'speaker-and-screen', 'one']);
const TourEndCause = z.enum(['over', 'stopped']);
const HandLowerCause = z.enum(['own', 'chair']);
const SpeakersPace = z.enum(['by-itself', 'by-hand']);
const RollWhom = z.enum(['all', 'missing']);
const RollUnansweredCause = z.enum(['silent', 'away']);
const ReadyAnswer = z.enum(['ready', ...UnreadyReason.options]);
const ReadyEndCause = z.enum(['stopped', 'left-alone']);
const RingEndCause = z.enum(['answered', 'given-up', 'taken-back', 'hub']);
const PanelEndCause = z.enum(['ended', 'left', 'unbound', 'over']);
const RecallCause = z.enum(['removed', 'taken-back', 'concerns-nobody']);
const RollEndCause = z.enum(['over', 'stopped', 'left-alone']);

/** What a sentence is made of: names as they read here, and the bare data of the fact. */
export interface Said {
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
    case 'reportsTaken':
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

/** A fact about calling one that is missing, or the walk of the roll, as a sentence; null for any other, and for one that this page does not know yet. */
const rollSentence = (t: TFunction<'records'>, type: string, { endpoint, by, detail }: Said): string | null => {
  switch (type) {
    case 'rollBegan': {
      const whom = RollWhom.safeParse(detail);
      return whom.success ? t(`facts.rollBegan.${whom.data}`, { by }) : null;
    }
    case 'rollUnanswered': {
      const cause = RollUnansweredCause.safeParse(detail);
      return cause.success ? t(`facts.rollUnanswered.${cause.data}`, { endpoint, by }) : null;
    }
    case 'ringEnded': {
      const cause = RingEndCause.safeParse(detail);
      return cause.success ? t(`facts.ringEnded.${cause.data}`, { endpoint, by }) : null;
    }
    case 'rollEnded': {
      const cause = RollEndCause.safeParse(detail);
      return cause.success ? t(`facts.rollEnded.${cause.data}`, { by }) : null;
    }
    default:
      return null;
  }
};

/** A fact about the question whether all are ready, checkpoints of presence, or when a break or the meeting is to be over, as a sentence; null for any other, and for one that this page does not know yet. */
const readySentence = (t: TFunction<'records'>, type: string, { endpoint, by, detail }: Said): string | null => {
  switch (type) {
    case 'presenceMissed': {
      const cause = RollUnansweredCause.safeParse(detail);
      return cause.success ? t(`facts.presenceMissed.${cause.data}`, { endpoint }) : null;
    }
    case 'checkpointsSet': {
      const [, every, answer] = /^(\d+) (\d+)$/u.exec(detail) ?? [];
      return every === undefined || answer === undefined ? null : t('facts.checkpointsSet', { by, every, answer });
    }
    case 'readyAnswered': {
      const answer = ReadyAnswer.safeParse(detail);
      return answer.success ? t(`facts.readyAnswered.${answer.data}`, { endpoint }) : null;
    }
    case 'readyEnded': {
      const cause = ReadyEndCause.safeParse(detail);
      return cause.success ? t(`facts.readyEnded.${cause.data}`, { by }) : null;
    }
    case 'endPlanned':
      return t(`facts.endPlanned.${detail === '' ? 'open' : 'minutes'}`, { by, detail });
    case 'breakTimed':
      return t(`facts.breakTimed.${detail === '' ? 'open' : 'minutes'}`, { by, detail });
    default:
      return null;
  }
};

/** A fact about who leads in the chair's place, or when a debriefing was over, as a sentence; null for any other, and for one that this page does not know yet. */
const leadSentence = (t: TFunction<'records'>, type: string, { by, detail }: Said): string | null => {
  switch (type) {
    case 'deputyNamed':
      return t(detail === '' ? 'facts.noDeputy' : 'facts.deputyNamed', { by, detail });
    case 'leadPassed': {
      const [, causeText, name = ''] = /^(\S+) (.+)$/su.exec(detail) ?? [];
      const cause = LeadCause.safeParse(causeText);
      return cause.success ? t(`facts.leadPassed.${cause.data}`, { by, name }) : null;
    }
    case 'debriefingEnded': {
      const cause = DebriefingEnd.safeParse(detail);
      return cause.success ? t(`facts.debriefingEnded.${cause.data}`, { by }) : null;
    }
    case 'leadReturned': {
      const cause = LeadReturnCause.safeParse(detail);
      return cause.success ? t(`facts.leadReturned.${cause.data}`, { by }) : null;
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

/** A fact about conclusions that endpoints receive as a sentence; null for any other, and for one that this page does not know yet. */
const receiptSentence = (t: TFunction<'records'>, type: string, { endpoint, by, detail }: Said): string | null => {
  if (type === 'conclusionReceived') return t('facts.conclusionReceived', { endpoint, detail });
  const [, said = '', work = ''] = /^(\S+) (.*)$/su.exec(detail) ?? [];
  if (type === 'conclusionSent') return t('facts.conclusionSent', { by, count: Number(said), work });
  if (type !== 'conclusionRecalled') return null;
  const cause = RecallCause.safeParse(said);
  return cause.success ? t(`facts.conclusionRecalled.${cause.data}`, { by, work }) : null;
};

/** A fact about the panels that are paired as a sentence; null for any other, and for one that this page does not know yet. */
const panelSentence = (t: TFunction<'records'>, type: string, { by, detail }: Said): string | null => {
  if (type === 'panelPaired') return t(`facts.panelPaired.${detail === '' ? 'bare' : 'known'}`, { by, detail });
  if (type !== 'panelEnded') return null;
  const cause = PanelEndCause.safeParse(detail);
  return cause.success ? t(`facts.panelEnded.${cause.data}`, { by }) : null;
};

/** A fact about what whoever conducts does about floor, list of speakers, roll, stage, messages and panels; null for any other, and for one that this page does not know yet. */
export const conductingSentence = (t: TFunction<'records'>, fact: RecordedFact, said: Said): string | null =>
  floorSentence(t, fact.type, said) ??
  speakersSentence(t, fact, said) ??
  rollSentence(t, fact.type, said) ??
  readySentence(t, fact.type, said) ??
  stageSentence(t, fact.type, said) ??
  receiptSentence(t, fact.type, said) ??
  messageSentence(t, fact, said) ??
  leadSentence(t, fact.type, said) ??
  panelSentence(t, fact.type, said);
