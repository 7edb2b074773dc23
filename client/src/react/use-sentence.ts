import { Refusal, refusalTexts } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { HubUnreachable } from '../core/http.ts';

/** Turns whatever a request threw into a sentence that the person can act on, in the page's language. */
export const useSentence = (): ((error: unknown) => string) => {
  const { t, i18n } = useTranslation('common');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (error) => {
    if (error instanceof Refusal) return refusalTexts[error.code][language];
    return error instanceof HubUnreachable ? t('unreachable') : t('unexpected');
  };
};
