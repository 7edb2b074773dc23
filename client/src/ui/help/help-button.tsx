import { useTranslation } from 'react-i18next';
import classes from './help-button.module.css';

/** A small question mark that opens the help. */
export const HelpButton = ({ onPress }: { onPress: () => void }) => {
  const { t } = useTranslation('common');
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={t('help')}
      title={`${t('help')} (F1)`}
      data-testid="help-button"
      onClick={onPress}
    >
      ?
    </button>
  );
};
