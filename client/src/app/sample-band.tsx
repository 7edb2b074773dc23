import { useTranslation } from 'react-i18next';
import classes from './sample-band.module.css';

/**
 * On the hub's own machine a demo is visited as the district's room, and the desk beside it under the machine's other name: each leads to
 * the other, also when one has signed out there. Null elsewhere.
 */
const otherPlace = ({
  protocol,
  hostname,
  port,
}: Location): { to: string; key: 'sampleDesk' | 'sampleRoom' } | null => {
  if (protocol !== 'http:') return null;
  if (hostname === 'localhost') return { to: '/demo/desk', key: 'sampleDesk' };
  return hostname === '127.0.0.1' ? { to: `http://localhost:${port}/`, key: 'sampleRoom' } : null;
};

/** Above every page of a hub with sample data, on paper too: that nothing here is real. The hub marks the page itself. */
export const SampleBand = () => {
  const { t } = useTranslation('common');
  if (!document.documentElement.hasAttribute('data-sample-data')) return null;
  const other = otherPlace(window.location);
  return (
    <aside className={classes.band} aria-label={t('sampleData')} data-testid="sample-band">
      {t('sampleData')}
      {other !== null && (
        <a href={other.to} target="_blank" rel="noreferrer">
          {t(other.key)}
        </a>
      )}
    </aside>
  );
};
