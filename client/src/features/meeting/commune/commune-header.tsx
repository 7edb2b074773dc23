import { IconAdjustments, IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useNow } from '../../../react/use-now.ts';
import { HelpButton } from '../../../ui/help/help-button.tsx';
import { LanguageButton } from '../../../ui/language-button.tsx';
import { PlanPlace } from '../plan/index.ts';
import { ThereButton } from '../there/index.ts';
import { RecordingMark } from '../../../ui/recording-mark.tsx';
import classes from './commune.module.css';

interface CommuneHeaderProps {
  /** Null for a commune that does not hold the meeting. */
  readonly onConduct: (() => void) | null;
  readonly report: ReactNode;
  /** What opens the messages. */
  readonly messages: ReactNode;
  /** Says who is there. */
  readonly onThere: () => void;
  readonly onDevices: () => void;
  readonly onHelp: () => void;
}

/** One thin line: which meeting, what time; conducting for who holds it, the devices and the language for whoever looks for them. */
export const CommuneHeader = ({ onConduct, report, messages, onThere, onDevices, onHelp }: CommuneHeaderProps) => {
  const { t } = useTranslation('meeting');
  const title = useMeeting((meeting) => meeting.title);
  const recorded = useMeeting(({ recording }) => recording?.state) ?? null;
  const view = useMeeting((meeting) => meeting);
  const now = useNow();
  const { time } = useClockText();
  return (
    <header className={classes.header}>
      <h1>{title}</h1>
      {recorded !== null && <RecordingMark state={recorded} />}
      {onConduct !== null && (
        <button type="button" className={classes.small} data-testid="conduct-button" onClick={onConduct}>
          <IconAdjustments aria-hidden="true" size="1.2em" /> {t('conduct.open')}
        </button>
      )}
      <ThereButton className={classes.small} onOpen={onThere} />
      {report}
      {messages}
      <button type="button" className={classes.small} data-testid="devices-button" onClick={onDevices}>
        <IconSettings aria-hidden="true" size="1.2em" /> <span className={classes.word}>{t('settings')}</span>
      </button>
      <HelpButton onPress={onHelp} />
      <LanguageButton />
      {view?.plan !== undefined && (
        <p className={classes.planned}>
          <PlanPlace view={view} />
        </p>
      )}
      <p className={classes.clock} data-testid="commune-clock">
        {time(now)}
      </p>
    </header>
  );
};
