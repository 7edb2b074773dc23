import {
  isOfKind,
  numberOf,
  OutageCause,
  RecordingFailure,
  SourceTrouble,
  WatchedSource,
  type Instant,
  type RecordedFact,
} from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { z } from 'zod';

/** A trouble of a source as a sentence; null for any other fact, and for a trouble that this page does not know yet. */
export const troubleSentence = (
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
export const outageSentence = (
  t: TFunction<'records'>,
  { type, detail, at }: RecordedFact & { readonly type: 'mediaOutageBegan' | 'mediaOutageEnded' },
  endpoint: string,
  clock: (at: Instant) => string,
): string | null => {
  // Records of before have no cause.
  const [, sinceText, causeText = 'unsaid'] = /^(\d+)(?: (.+))?$/u.exec(detail) ?? [];
  const cause = z.enum([...OutageCause.options, 'unsaid']).safeParse(causeText);
  if (sinceText === undefined || !cause.success) return null;
  return t(`facts.${type}.${cause.data}`, { endpoint, since: clock(Number(sinceText)), at: clock(at) });
};

/** Why nothing was recorded although it should have been; null for a cause that this page does not know yet. */
export const failureSentence = (t: TFunction<'records'>, detail: string): string | null => {
  const cause = RecordingFailure.safeParse(detail);
  return cause.success ? t('facts.recordingFailed', { why: t(`recordingFailures.${cause.data}`) }) : null;
};
