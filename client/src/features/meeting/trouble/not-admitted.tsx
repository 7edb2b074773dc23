import type { Profile, RefusalCode } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../../../react/use-refusal-words.ts';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { SentencePage } from '../../../ui/sentence-page.tsx';

/** The hub does not let this browser in: why, and the ways on. */
export const NotAdmitted = ({ code, profile }: { code: RefusalCode; profile?: Profile | undefined }) => {
  const { t } = useTranslation(['common', 'refusals']);
  useRefusalWords();
  return (
    <SentencePage title={t([`refusals:${code}`, 'refused'])} testId="not-admitted">
      {profile !== undefined && (
        <p>
          <CallTechnician profile={profile} />
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
