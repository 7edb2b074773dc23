import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keyNames, keys } from '../../../core/acts/keys.ts';
import classes from './key-help.module.css';
import { Strip } from './strip.tsx';
import { StripButton } from './strip-button.tsx';

interface KeyHelpProps {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly onClose: () => void;
}

/** What the keys do, and whether they do it: in the strip, beside what they act upon. */
export const KeyHelp = ({ on, onSwitch, onClose }: KeyHelpProps) => {
  const { t } = useTranslation(['meeting', 'common']);
  return (
    <Strip role="group" label={t('keys.title')} testId="key-help" onClose={onClose}>
      <dl className={classes.keys}>
        {keyNames.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{keys[name].shown}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.side}>
        <StripButton icon={<IconX />} label={t('common:close')} harmless testId="keys-close" onPress={onClose} />
        <label className={classes.switch}>
          <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} />
          {t('keys.on')}
        </label>
      </div>
    </Strip>
  );
};
