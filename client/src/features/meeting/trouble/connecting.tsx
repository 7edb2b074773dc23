import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SentencePage } from '../../../ui/sentence-page.tsx';

const longMs = 6_000;

/** Until the hub has answered; after a while it says what can be done. */
export const Connecting = () => {
  const { t } = useTranslation('common');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <SentencePage title={t('connecting')} testId="connecting" busy>
      {long && <p role="status">{t('connectingLong')}</p>}
    </SentencePage>
  );
};
