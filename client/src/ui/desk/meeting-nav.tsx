import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './meeting-nav.module.css';

/** The pages of one meeting in the order of the work, by the end of their address. */
const pages = [
  { end: '', key: 'record' },
  { end: '/roll-call', key: 'rollCall' },
  { end: '/conclusions', key: 'conclusions' },
  { end: '/minutes', key: 'minutes' },
  { end: '/notice', key: 'notice' },
  { end: '/documents', key: 'signedDocuments' },
] as const;

/** Leads from each page of a meeting to its others; not printed. */
export const MeetingNav = ({ meetingId }: { meetingId: string }) => {
  const { t } = useTranslation('desk');
  return (
    <nav aria-label={t('meetingPages.label')} className={classes.nav}>
      {pages.map(({ end, key }) => (
        <NavLink key={key} to={`/meetings/${meetingId}${end}`} end className={classes.link ?? ''}>
          {t(`meetingPages.${key}`)}
        </NavLink>
      ))}
    </nav>
  );
};
