import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { saidMicrophone } from '../core/floor/floor.ts';
import { seatOf } from '../core/meeting-store.ts';
import { askedNow } from '../core/media/return-question.ts';
import type { Asked } from '../core/media/what-returns.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** What was on before an interruption, as a sentence that asks; or, without `yes`, one that says why it stays off. */
export interface ReturnQuestionWords {
  readonly title: string;
  /** What of it there is no right to any more. */
  readonly also: string | null;
  readonly asks: 'microphone' | 'screen' | 'both' | null;
  readonly yes: string | null;
  readonly no: string;
  /** Opens what is asked about. Throws Refusal. */
  readonly bringBack: () => Promise<void>;
  readonly putAway: () => void;
}

const kindOf = ({ microphone, screen }: Asked): 'microphone' | 'screen' | 'both' | null =>
  microphone ? (screen ? 'both' : 'microphone') : screen ? 'screen' : null;

/** The question of the page as it stands now; null while there is none. */
export const useReturnQuestion = (): ReturnQuestionWords | null => {
  const { t } = useTranslation('meeting');
  const { media, store, session, own } = useEndpoint();
  const asked = useStore(media.question.state);
  const meeting = useStore(store.state, (state) => state.meeting);
  const inside = useStore(session.state, ({ state }) => state === 'inside');
  const now = inside ? askedNow(asked, meeting, own) : null;
  if (now === null) return null;
  const asks = kindOf(now.again);
  const seat = seatOf(meeting, own);
  const turn = meeting !== null && seat !== null && saidMicrophone(meeting, seat) === 'waitsForTurn';
  const gone = (['microphone', 'screen'] as const)
    .filter((source) => now.withdrawn[source])
    .map((source) => t(`comeBack.withdrawn.${source === 'microphone' && turn ? 'turn' : source}`))
    .join(' ');
  return {
    title: asks === null ? gone : t(`comeBack.ask.${asks}`),
    also: asks === null || gone === '' ? null : gone,
    asks,
    yes: asks === null ? null : t(`comeBack.yes.${asks}`),
    no: asks === null ? t('comeBack.understood') : t(`comeBack.no.${asks}`),
    bringBack: () => media.bringBack(now.again),
    putAway: () => media.question.clear(),
  };
};
