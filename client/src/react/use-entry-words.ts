import type { MeetingView, SeatView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { asking } from '../core/acts/lock.ts';
import { useClockText } from './use-clock-text.ts';

/** What whoever conducts is told of a lock and of those before it. */
interface EntryWords {
  /** That the meeting is locked, and since when; null while it is not. */
  readonly locked: string | null;
  /** Who asks to come in, the first by its name; null while nobody does. */
  readonly asks: string | null;
  /** Whom a press lets in: the first of them. */
  readonly first: SeatView | null;
}

/** What is said of the lock of a meeting and of those who ask to come in; `nameOf` gives a name as it fits. */
export const useEntryWords = (): ((
  view: Pick<MeetingView, 'lock' | 'seats'>,
  nameOf?: (name: string) => string,
) => EntryWords) => {
  const { t } = useTranslation('acts');
  const { time } = useClockText();
  return ({ lock, seats }, nameOf = (name) => name) => {
    const [first, ...others] = asking({ seats });
    const name = first === undefined ? '' : nameOf(first.name);
    return {
      locked: lock === null ? null : t('lock.since', { time: time(lock.since) }),
      asks:
        first === undefined
          ? null
          : t(others.length === 0 ? 'admit.asks' : 'admit.asksToo', { name, count: others.length }),
      first: first ?? null,
    };
  };
};
