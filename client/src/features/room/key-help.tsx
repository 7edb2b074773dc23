import { useTranslation } from 'react-i18next';
import { PanelDialog } from '../../ui/panel-dialog.tsx';
import classes from './key-help.module.css';

const keys = [
  ['M', 'microphone'],
  ['V', 'camera'],
  ['S', 'screen'],
  ['A', 'muteAll'],
  ['B', 'break'],
  ['L', 'layout'],
  ['F', 'fullScreen'],
  ['Page Up, Page Down', 'page'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const;

interface KeyHelpProps {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly onClose: () => void;
}

/** What the keys do, and whether they do it. */
export const KeyHelp = ({ on, onSwitch, onClose }: KeyHelpProps) => {
  const { t } = useTranslation('meeting');
  return (
    <PanelDialog title={t('keys.title')} onClose={onClose}>
      <dl className={classes.keys}>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${meaning}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>{t('keys.keyTab')}</kbd>
          </dt>
          <dd>{t('keys.tile')}</dd>
        </div>
      </dl>
      <label className={classes.switch}>
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} />
        {t('keys.on')}
      </label>
    </PanelDialog>
  );
};
