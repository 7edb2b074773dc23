import { useTranslation } from 'react-i18next';
import type { ShowField } from './paper-sheet.tsx';
import classes from './paper-sheet.module.css';
import { StateHead } from './state-head.tsx';

/** The minutes' fields in the places that they have in the document (Mẫu 1.9). */
export const MinutesSheet = ({ show }: { show: ShowField }) => {
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
        <StateHead />
      </div>
      <div lang="vi" className={classes.type}>
        BIÊN BẢN
      </div>
      {show('meetingName', 'centred-bold')}
      {['startsAt', 'place', 'attendance', 'chair', 'secretary', 'course', 'endsAt'].map((key) => show(key))}
      <div className={classes.pair}>
        <div>
          <div lang="vi" className={classes.capacity}>
            THƯ KÝ
          </div>
          <div className={classes.blank}>{t('sheet.signatureBlank')}</div>
          {show('secretaryName', 'centred-bold')}
        </div>
        <div>
          <div lang="vi" className={classes.capacity}>
            CHỦ TỌA
          </div>
          {show('chairTitle', 'centred-bold')}
          <div className={classes.blank}>{t('sheet.sealBlank')}</div>
          {show('chairName', 'centred-bold')}
        </div>
      </div>
      <div className={classes.recipients}>{show('recipients')}</div>
      <div className={classes.annex}>{show('attendanceRows')}</div>
    </>
  );
};
