import { Refusal } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { HubUnreachable } from '../core/http.ts';
import { ScreenNotGiven } from '../core/media/screen-trouble.ts';

/** Turns whatever a request threw into a sentence that the person can act on, in the page's language. */
export const useSentence = (): ((error: unknown) => string) => {
  const { t } = useTranslation(['common', 'refusals']);
  return (error) => {
    if (error instanceof Refusal) return t([`refusals:${error.code}`, 'refused']);
    if (error instanceof ScreenNotGiven) return t(`noScreen.${error.trouble}`);
    return error instanceof HubUnreachable ? t('unreachable') : t('unexpected');
  };
};
