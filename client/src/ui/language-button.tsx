import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../i18n/current-language.ts';
import classes from './language-button.module.css';

/** Switches between Vietnamese and English; small, since it is pressed once in a lifetime. */
export const LanguageButton = () => {
  const { i18n } = useTranslation();
  const [other, label] = i18n.language === 'en' ? (['vi', 'Tiếng Việt'] as const) : (['en', 'English'] as const);
  return (
    <button
      type="button"
      lang={other}
      className={classes.button}
      data-testid="language"
      onClick={() => void switchLanguage(other)}
    >
      {label}
    </button>
  );
};
