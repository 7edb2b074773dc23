import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './help-content.module.css';
import { WiringDrawing } from './wiring-drawing.tsx';

/** The rules of the wiring, in the order in which they are followed. */
export const wiringRules = ['apart', 'zero', 'line', 'far', 'choose', 'try'] as const;

/** How PC, mixer and amplifier are wired without a loop: a drawing that is loaded when it is opened, the first rules, and the way to the sheet. */
export const Wiring = () => {
  const { t } = useTranslation('help');
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
          <WiringDrawing />
          <ol>
            {wiringRules.map((rule) => (
              <li key={rule}>{t(`wiring.rules.${rule}`)}</li>
            ))}
          </ol>
          <p>
            <a href="/wiring" target="_blank" rel="noreferrer" data-testid="wiring-sheet-link">
              {t('wiring.sheet')}
            </a>
          </p>
        </>
      )}
    </details>
  );
};
