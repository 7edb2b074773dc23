import { IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useNow } from '../../../react/use-now.ts';
import { HelpButton } from '../../../ui/help/help-button.tsx';
import { LanguageButton } from '../../../ui/language-button.tsx';
import classes from './commune.module.css';

/** One thin line: which meeting, what time; the devices and the language for whoever looks for them. */
export const CommuneHeader = ({ onDevices, onHelp }: { onDevices: () => void; onHelp: () => void }) => {
  const { t } = useTranslation('meeting');
  const title = useMeeting((meeting) => meeting.title);
  const now = useNow();
  const { time } = useClockText();
  return (
    <header className={classes.header}>
      <h1>{title}</h1>
      <button type="button" className={classes.small} data-testid="devices-button" onClick={onDevices}>
        <IconSettings aria-hidden="true" size="1.2em" /> {t('settings')}
      </button>
      <HelpButton onPress={onHelp} />
      <LanguageButton />
      <p className={classes.clock}>{time(now)}</p>
    </header>
  );
};
