import { useTranslation } from 'react-i18next';
import classes from './pairing.module.css';

/** Opens the panel in a window of this PC's own, for a second screen; the same one, where it is open already. */
export const OwnWindow = ({ onOpened }: { readonly onOpened: () => void }) => {
  const { t } = useTranslation('pairing');
  return (
    <section className={classes.window}>
      <p>{t('ownScreen')}</p>
      <button
        type="button"
        data-testid="open-panel"
        onClick={() => {
          window.open('/panel', 'diem-cau-panel', 'popup,width=1280,height=800');
          onOpened();
        }}
      >
        {t('ownWindow')}
      </button>
    </section>
  );
};
