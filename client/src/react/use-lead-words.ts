import type { MeetingView, Principal } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { saysLead, secondsUntilPassed } from '../core/lead.ts';
import { useClockText } from './use-clock-text.ts';
import { useNow } from './use-now.ts';

/** What a page says of who leads, and what whoever does can do about it. */
interface LeadWords {
  readonly says: 'acting' | 'mine' | 'passes' | 'over';
  readonly words: string;
  readonly hint: string | null;
}

/** Who leads in the chair's place, is about to, or did until just now, in a sentence; null while there is nothing to say. */
export const useLeadWords = (leading: MeetingView['leading'], me: Principal): LeadWords | null => {
  const { t } = useTranslation('lead');
  const { time } = useClockText();
  const now = useNow();
  if (!saysLead(leading, now)) return null;
  const { deputy, acting, last, passesAt } = leading;
  if (acting !== null) {
    const { of, name } = acting.deputy;
    if (of === 'endpoint' && me.kind === 'endpoint' && me.endpointId === acting.deputy.endpointId)
      return { says: 'mine', words: t('mine'), hint: t('mineHint') };
    if (of === 'account' && me.kind === 'account' && me.accountId === acting.deputy.accountId)
      return { says: 'mine', words: t('yours'), hint: null };
    return { says: 'acting', words: t('acting', { name }), hint: null };
  }
  if (passesAt !== null && deputy !== null) {
    const seconds = secondsUntilPassed(passesAt, now);
    return { says: 'passes', words: t('passes', { name: deputy.name, seconds }), hint: null };
  }
  if (last === null) return null;
  const over = { name: last.name, since: time(last.since), until: time(last.until) };
  return { says: 'over', words: t(last.shutOut === true ? 'shutOut' : 'over', over), hint: null };
};
