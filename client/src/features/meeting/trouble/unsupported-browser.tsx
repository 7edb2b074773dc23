import { useTranslation } from 'react-i18next';
import type { MissingSupport } from '../../../core/browser-support.ts';
import { secureAddress } from '../../../core/secure-address.ts';
import { SentencePage } from '../../../ui/sentence-page.tsx';

/** This browser can't take part: which ones can, or under which address it could. */
export const UnsupportedBrowser = ({ missing }: { missing: MissingSupport }) => {
  const { t } = useTranslation('common');
  if (missing === 'insecure') {
    const secure = secureAddress(window.location);
    return (
      <SentencePage title={t('insecureTitle')} testId="unsupported">
        <p>{t('insecureText')}</p>
        {secure === null ? (
          <p>{t('askForAddress')}</p>
        ) : (
          <p>
            {t('openAddress')} <a href={secure}>{secure}</a>
          </p>
        )}
        <p>
          <a href="/ca">{t('certificateHelp')}</a>
        </p>
      </SentencePage>
    );
  }
  return (
    <SentencePage title={t('tooOldTitle')} testId="unsupported">
      <p>{t('tooOldText')}</p>
      <ul>
        <li>Google Chrome</li>
        <li>Microsoft Edge</li>
        <li>Mozilla Firefox (ESR)</li>
      </ul>
    </SentencePage>
  );
};
