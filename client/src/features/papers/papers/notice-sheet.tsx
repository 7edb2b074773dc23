import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShowField } from './paper-sheet.tsx';
import classes from './paper-sheet.module.css';
import { StateHead } from './state-head.tsx';

interface NoticeSheetProps {
  readonly show: ShowField;
  /** The conclusions, which are written on their own page. */
  readonly conclusions: ReactNode;
}

/** The notice's fields in the places that they have in the document (Mẫu 1.4). */
export const NoticeSheet = ({ show, conclusions }: NoticeSheetProps) => {
  const { t } = useTranslation('papers');
  return (
    <>
      <div className={classes.head}>
        <div>
          {show('head.superiorAgency', 'centred')}
          {show('head.agency', 'centred-bold')}
          {show('head.symbol', 'centred-label')}
          <p className={classes.hint}>{t('sheet.numberHint')}</p>
        </div>
        <div>
          <StateHead />
          {show('place', 'centred')}
          <p className={classes.hint}>{t('sheet.dateHint')}</p>
        </div>
      </div>
      <div lang="vi" className={classes.type}>
        THÔNG BÁO
      </div>
      {show('subject', 'centred-bold')}
      {show('opening')}
      {conclusions}
      {show('closing')}
      <div className={classes.pair}>
        <div>{show('recipients')}</div>
        <div>
          {show('signerTitle', 'centred-bold')}
          <div className={classes.blank}>{t('sheet.sealBlank')}</div>
          {show('signerName', 'centred-bold')}
        </div>
      </div>
    </>
  );
};
