import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import english from './pictures/wiring-en.svg';
import vietnamese from './pictures/wiring-vi.svg';
import classes from './help-content.module.css';

/** How PC, mixer and amplifier are wired without a loop: a drawing that is loaded when it is opened, and four rules. */
export const Wiring = () => {
  const { t, i18n } = useTranslation('help');
  const [open, setOpen] = useState(false);
  return (
    <details
      className={classes.wiring}
      data-testid="wiring"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('wiring.title')}</summary>
      {open && (
        <>
          <img src={i18n.language === 'en' ? english : vietnamese} alt={t('wiring.alt')} width={900} height={506} />
          <ol>
            {(['apart', 'zero', 'far', 'choose'] as const).map((rule) => (
              <li key={rule}>{t(`wiring.${rule}`)}</li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
};
