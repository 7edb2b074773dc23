import type { MeetingView } from '@diem-cau/shared';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { lastSent } from '../../../core/receipts.ts';
import classes from './floor.module.css';
import { StripButton } from './strip-button.tsx';
import type { RoomRoll } from './use-room-roll.ts';

interface ReceiptsLineProps {
  readonly view: MeetingView;
  readonly roll: RoomRoll;
  readonly onClose: () => void;
}

/** How many have received the conclusion that was sent last, of how many, and who has not; it changes nothing. */
export const ReceiptsLine = ({ view, roll, onClose }: ReceiptsLineProps) => {
  const { t } = useTranslation('receipts');
  const sent = lastSent(view);
  if (sent === null) return null;
  const missing = sent.of.filter(({ receivedAt }) => receivedAt === null);
  const names = missing.map(({ seat: { name } }) => roll.names.get(name) ?? name).join(', ');
  return (
    <section className={classes.line} aria-label={t('title')} data-testid="receipts-line">
      <div className={classes.who} role="status">
        <h2>
          <span>
            {t('line.count', { received: sent.of.length - missing.length, all: sent.of.length })}: {sent.work}
          </span>
        </h2>
        <p>{missing.length === 0 ? t('line.all') : t('line.missing', { names })}</p>
      </div>
      <StripButton icon={<IconX />} label={t('line.close')} harmless testId="receipts-close" onPress={onClose} />
    </section>
  );
};
