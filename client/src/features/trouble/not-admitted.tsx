import { refusalTexts, type RefusalCode } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { SentencePage } from '../../ui/sentence-page.tsx';

/** The hub does not let this browser in: why, and the ways on. */
export const NotAdmitted = ({ code }: { code: RefusalCode }) => {
  const { t, i18n } = useTranslation('common');
  return (
    <SentencePage title={refusalTexts[code][i18n.language === 'en' ? 'en' : 'vi']} testId="not-admitted">
      <button type="button" onClick={() => window.location.reload()}>
        {t('retry')}
      </button>
      <p>
        <a href="/sign-in">{t('toSignIn')}</a>
      </p>
    </SentencePage>
  );
};
