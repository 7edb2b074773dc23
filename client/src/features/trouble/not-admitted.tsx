import { refusalTexts, type RefusalCode } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { SentencePage } from '../../ui/sentence-page.tsx';

/** The hub does not let this browser in: why, and the ways on. */
export const NotAdmitted = ({ code, phone = '' }: { code: RefusalCode; phone?: string }) => {
  const { t, i18n } = useTranslation('common');
  return (
    <SentencePage title={refusalTexts[code][i18n.language === 'en' ? 'en' : 'vi']} testId="not-admitted">
      {phone !== '' && (
        <p>
          {t('technician')} <strong>{phone}</strong>
        </p>
      )}
      <button type="button" onClick={() => window.location.reload()}>
        {t('retry')}
      </button>
      {(code === 'enrolment-revoked' || code === 'enrolment-replaced') && (
        <p>
          <a href="/enrol">{t('toCode')}</a>
        </p>
      )}
      {code === 'not-signed-in' && (
        <p>
          <a href="/sign-in">{t('toSignIn')}</a>
        </p>
      )}
    </SentencePage>
  );
};
