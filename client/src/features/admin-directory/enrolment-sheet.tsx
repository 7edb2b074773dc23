import { useTranslation } from 'react-i18next';
import classes from './enrolment-sheet.module.css';

interface EnrolmentSheetProps {
  readonly name: string;
  readonly leads: boolean;
  readonly url: string;
  readonly until: string;
  readonly hubName: string;
  readonly technicianPhone: string;
  /** Where a PC that does not trust the hub yet gets the hub's CA. */
  readonly certificatePage: string;
}

/** The printed page for one endpoint: the steps, the addresses, and whom to call. In Vietnamese, whatever the admin reads. */
export const EnrolmentSheet = (sheet: EnrolmentSheetProps) => {
  const { name, leads, url, until, hubName, technicianPhone, certificatePage } = sheet;
  const { t } = useTranslation('admin', { lng: 'vi' });
  const { origin } = window.location;
  return (
    <article lang="vi" className={classes.sheet}>
      <p>{hubName}</p>
      <h1>{t('sheet.title', { name })}</h1>
      <p>{t('sheet.where', { name })}</p>
      <ol>
        <li>
          {t('sheet.browser')} <strong>{certificatePage}</strong> {t('sheet.certificate')}
        </li>
        <li>
          {t('sheet.open')}
          <code className={classes.url}>{url}</code>
          {t('sheet.valid', { until })}
        </li>
        <li>{t('sheet.press')}</li>
        <li>
          {t('sheet.bookmark')} <strong>{origin}/</strong>
        </li>
        <li>{t(leads ? 'sheet.thenLead' : 'sheet.thenJoin')}</li>
      </ol>
      <p className={classes.warning}>{t('sheet.secret')}</p>
      {technicianPhone !== '' && <p>{t('sheet.phone', { phone: technicianPhone })}</p>}
    </article>
  );
};
