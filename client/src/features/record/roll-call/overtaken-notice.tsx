import type { ConfirmedRoll } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { WorkOvertaken } from '../../../ui/desk/work-overtaken.tsx';

interface OvertakenNoticeProps {
  /** What somebody confirmed meanwhile; null where what was there is there no more. */
  readonly newer: ConfirmedRoll | null;
  readonly onTake: () => void;
  readonly onKeep: () => void;
}

/** Somebody confirmed this endpoint while the clerk was typing. */
export const OvertakenNotice = ({ newer, onTake, onKeep }: OvertakenNoticeProps) => {
  const { t } = useTranslation('roll-call');
  const { exactClock } = useTimes();
  return (
    <WorkOvertaken
      title={newer === null ? t('overtaken.gone') : t('overtaken.title', { by: newer.by, at: exactClock(newer.at) })}
      what={t('overtaken.what')}
      ways={[
        { label: t('overtaken.take'), act: onTake },
        { label: t('overtaken.keep'), act: onKeep },
      ]}
    />
  );
};
