import type { PanelId, PanelView } from '@diem-cau/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../react/hub-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import { usePress } from '../../../react/use-press.ts';
import classes from './pairing.module.css';
import { useDeviceWords } from './use-device-words.ts';

/** The panels that are paired with the meeting, each with a way to end it, which is asked about once. */
export const PairedPanels = ({ panels }: { readonly panels: readonly PanelView[] }) => {
  const { t } = useTranslation(['pairing', 'common']);
  const { signalling } = useHub();
  const { second } = useClockText();
  const words = useDeviceWords();
  const press = usePress();
  const [asked, setAsked] = useState<PanelId | null>(null);
  const end = (panelId: PanelId): void => {
    setAsked(null);
    press.run(() => signalling.ask('panels.end', { panelId }));
  };
  return (
    <section className={classes.paired}>
      <h3>{panels.length === 0 ? t('none') : t('paired', { n: panels.length })}</h3>
      {press.trouble !== null && <p role="alert">{press.trouble}</p>}
      <ul>
        {panels.map((panel) => (
          <li key={panel.panelId} data-testid="paired-panel">
            <span>
              <strong>{words(panel)}</strong>
              <span className={classes.small}>{t('row', { name: panel.actsFor, time: second(panel.since) })}</span>
            </span>
            {asked === panel.panelId ? (
              <span className={classes.sure} role="group" aria-label={t('sure')}>
                <span>{t('sure')}</span>
                <button
                  type="button"
                  className={classes.ending}
                  data-testid="end-panel-yes"
                  onClick={() => end(panel.panelId)}
                >
                  {t('end')}
                </button>
                <button type="button" autoFocus onClick={() => setAsked(null)}>
                  {t('keep')}
                </button>
              </span>
            ) : (
              <button type="button" data-testid="end-panel" onClick={() => setAsked(panel.panelId)}>
                {t('end')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
