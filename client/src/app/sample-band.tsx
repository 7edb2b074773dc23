import { useTranslation } from 'react-i18next';
import classes from './sample-band.module.css';

/** On the hub's own machine a demo is visited as the district's room, and the desk beside it under the machine's other name. */
const isRoomOfDemo = ({ protocol, hostname }: Location): boolean => protocol === 'http:' && hostname === 'localhost';

/** Above every page of a hub with sample data, on paper too: that nothing here is real. The hub marks the page itself. */
export const SampleBand = () => {
  const { t } = useTranslation('common');
  if (!document.documentElement.hasAttribute('data-sample-data')) return null;
  return (
    <aside className={classes.band} aria-label={t('sampleData')} data-testid="sample-band">
      {t('sampleData')}
      {isRoomOfDemo(window.location) && (
        <a href="/demo/desk" target="_blank" rel="noreferrer">
          {t('sampleDesk')}
        </a>
      )}
    </aside>
  );
};
