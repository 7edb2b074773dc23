import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { WiringDrawing, wiringRules } from '../../../ui/help/index.ts';
import { LanguageButton } from '../../../ui/language-button.tsx';
import classes from './wiring-sheet.module.css';

const words = ['faint', 'clipped', 'howling', 'echoing', 'shut'] as const;

/** How PC, mixer and amplifier are wired without a loop, and what to do about what the pages say of the sound, on one A4. */
export const WiringSheet = () => {
  const { t } = useTranslation('help');
  const title = t('wiring.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={classes.sheet} data-testid="wiring-sheet">
      <div className={classes.buttons}>
        <button type="button" data-testid="print" onClick={() => window.print()}>
          {t('wiring.print')}
        </button>
        <LanguageButton />
      </div>
      <h1>{title}</h1>
      <p>{t('wiring.why')}</p>
      {/* On a phone it is moved sideways, that its words can be read. */}
      <div className={classes.drawing} role="group" aria-label={t('wiring.drawing')} tabIndex={0}>
        <WiringDrawing />
      </div>
      <ol>
        {wiringRules.map((rule) => (
          <li key={rule}>{t(`wiring.rules.${rule}`)}</li>
        ))}
      </ol>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('wiring.said.words')}</th>
            <th scope="col">{t('wiring.said.do')}</th>
          </tr>
        </thead>
        <tbody>
          {words.map((word) => (
            <tr key={word}>
              <th scope="row">{t(`wiring.said.${word}.words`)}</th>
              <td>{t(`wiring.said.${word}.do`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
};
