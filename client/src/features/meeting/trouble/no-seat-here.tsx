import type { PcPurpose } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { SentencePage } from '../../../ui/sentence-page.tsx';

interface NoSeatHereProps {
  readonly name: string;
  readonly purpose: Exclude<PcPurpose, 'seat' | 'panel'>;
}

/** On a PC that is enrolled for something else than its endpoint's seat: what it is, and how to meet on it all the same. */
export const NoSeatHere = ({ name, purpose }: NoSeatHereProps) => {
  const { t } = useTranslation('common');
  return (
    <SentencePage title={t(`noSeatHere.${purpose}`, { name })} testId="no-seat-here">
      <p>{t('noSeatHere.sentence')}</p>
      <p>
        <a href="/enrol">{t('toCode')}</a>
      </p>
    </SentencePage>
  );
};
