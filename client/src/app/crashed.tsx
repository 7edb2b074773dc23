import { useTranslation } from 'react-i18next';
import { lostPart } from '../core/lost-part.ts';
import { SentencePage } from '../ui/sentence-page.tsx';

/**
 * A bug on a page: the person gets a sentence and a way on; a page that was in a meeting comes back into it by reloading. Where only a part of
 * the page did not come it is no bug, and nobody has to press.
 */
export const Crashed = () => {
  const { t } = useTranslation('common');
  return (
    <SentencePage title={t(lostPart.comesBack ? 'part.again' : 'unexpected')} testId="crashed">
      <button type="button" onClick={() => window.location.reload()}>
        {t('reload')}
      </button>
    </SentencePage>
  );
};
