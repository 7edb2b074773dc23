import { useTranslation } from 'react-i18next';
import { SentencePage } from '../../../ui/sentence-page.tsx';

/** An address that leads nowhere. */
export const NotFound = () => {
  const { t } = useTranslation('common');
  return (
    <SentencePage title={t('notFound')} testId="not-found">
      <a className="button" href="/">
        {t('toStart')}
      </a>
    </SentencePage>
  );
};
