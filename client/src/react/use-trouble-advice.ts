import type { SourceTrouble } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSource, RoomWord } from '../core/troubles/troubles-state.ts';
import { addTexts } from '../i18n/current-language.ts';
import { adviceTexts } from '../i18n/shelves.ts';

/** The sentences of advice come after the page; until then, or where they don't come, a few words stand for them. */
let brought: Promise<void> | null = null;

/** Brings the sentences of advice while there is a line to bring them by. Idempotent. */
export const bringAdvice = (): Promise<void> =>
  (brought ??= addTexts(adviceTexts).catch(() => {
    brought = null;
  }));

/** Says what is wrong with an own source, or with both of them alike, or why a room is not heard, and what to press. */
export const useTroubleAdvice = (): {
  (source: OwnSource | 'both', trouble: SourceTrouble): string;
  (source: 'room', word: RoomWord): string;
} => {
  const { t, i18n } = useTranslation(['advice', 'troubles']);
  const [, setThere] = useState(false);
  useEffect(() => {
    void bringAdvice().then(() => setThere(true));
  }, []);
  return (source: OwnSource | 'both' | 'room', word: SourceTrouble | RoomWord) =>
    i18n.exists(`advice:${source}.${word}`)
      ? t(`advice:${source}.${word}`)
      : `${t(`troubles:${source === 'camera' ? source : 'microphone'}`)}: ${t(`troubles:why.${source === 'room' ? 'muted' : word}`)}`;
};
