import { useTranslation } from 'react-i18next';
import { keyNames, keys, type KeyName } from '../../../core/acts/keys.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import classes from './more.module.css';

interface KeySheetProps {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly onClose: () => void;
}

/** Keys of the room's own page alone, and those that the panel says in words of its own. */
const notHere: ReadonlySet<KeyName> = new Set([
  'microphone',
  'camera',
  'screen',
  'layout',
  'fullScreen',
  'page',
  'number',
]);

/** What keyboard, number pad and clicker do on the panel, and whether they do it. */
export const KeySheet = ({ on, onSwitch, onClose }: KeySheetProps) => {
  const { t } = useTranslation(['panel', 'meeting']);
  const row = (shown: string, words: string) => (
    <div key={shown}>
      <dt>
        <kbd>{shown}</kbd>
      </dt>
      <dd>{words}</dd>
    </div>
  );
  return (
    <PageDialog title={t('keys.title')} onClose={onClose}>
      <p>{t('keys.held')}</p>
      <dl className={classes.keys} data-testid="panel-keys">
        {row(keys.number.shown, t('keys.enter'))}
        {row('PgDn →', t('keys.forward'))}
        {row('PgUp ←', t('keys.back'))}
        {row('B .', t('keys.black'))}
        {keyNames.filter((name) => !notHere.has(name)).map((name) => row(keys[name].shown, t(`meeting:keys.${name}`)))}
      </dl>
      <label className={classes.switch}>
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} />
        {t('keys.on')}
      </label>
    </PageDialog>
  );
};
