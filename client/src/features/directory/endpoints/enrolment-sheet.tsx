import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { QrCode } from '../../../ui/desk/qr-code.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './enrolment-sheet.module.css';

interface EnrolmentSheetProps {
  readonly endpoint: EndpointBody;
  readonly link: EnrolmentLink;
  /** The texts in the slip's own language, whatever the admin reads. */
  readonly texts: TFunction<'admin'>;
  readonly language: string;
  /** How many stand on a page. */
  readonly layout: 'one' | 'two';
}

/** The slip that goes to one endpoint: the steps, the addresses, the code and the same as a QR code, until when, and whom to call. */
export const EnrolmentSheet = ({ endpoint, link, texts: t, language, layout }: EnrolmentSheetProps) => {
  const { hubName, technicianName, technicianPhone, certificatePort } = useDeskPerson();
  const { moment } = useTimes();
  const { name, leads } = endpoint;
  const { origin, hostname } = window.location;
  const until = moment(link.expiresAt);
  return (
    <article lang={language} className={layout === 'two' ? `${classes.sheet} ${classes.half}` : classes.sheet}>
      <p className={classes.hub}>{hubName}</p>
      <h1>{t('sheet.title', { name })}</h1>
      <p>{t('sheet.where', { name })}</p>
      {link.purpose !== 'seat' && <p>{t(`sheet.purposes.${link.purpose}`, { name })}</p>}
      <div className={classes.columns}>
        <ol>
          <li>
            {t('sheet.browser')} <strong>{`http://${hostname}:${certificatePort}/ca`}</strong> {t('sheet.certificate')}
          </li>
          <li>
            {t('sheet.open')} <strong>{`${origin}/enrol`}</strong>
            {t('sheet.type')}
          </li>
          <li>{t('sheet.press', { name })}</li>
          <li>
            {t('sheet.bookmark')} <strong>{`${origin}/`}</strong>. {t(leads ? 'sheet.thenLead' : 'sheet.thenJoin')}
          </li>
        </ol>
        <div className={classes.secret}>
          <p>{t('sheet.code')}</p>
          <p className={classes.code}>{link.code}</p>
          <QrCode text={new URL(link.url, origin).href} label={t('card.qr', { name })} className={classes.qr} />
          <p className={classes.small}>{t('sheet.qr')}</p>
          <p>{t('sheet.valid', { until })}</p>
        </div>
      </div>
      <p className={classes.warning}>{t('sheet.secret')}</p>
      {technicianPhone !== '' && <p>{t('sheet.phone', { phone: `${technicianName} ${technicianPhone}`.trim() })}</p>}
    </article>
  );
};
