import { useTranslation } from 'react-i18next';
import { SentencePage } from '../ui/sentence-page.tsx';

/** A bug on a page: the person gets a sentence and a way on; a page that was in a meeting comes back into it by reloading. */
export const Crashed = () => {
  const { t } = useTranslation('common');
  return (
    <SentencePage title={t('unexpected')} testId="crashed">
      <button type="button" onClick={() => window.location.reload()}>
        {t('reload')}
      </button>
    </SentencePage>
  );
};
