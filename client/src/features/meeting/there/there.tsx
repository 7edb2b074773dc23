import { attendance } from '@diem-cau/shared';
import { IconUsers } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EarlyPart } from '../../../core/early-part.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { SeatActs } from '../../../react/use-seat-acts.ts';
import { Part } from '../../../ui/part.tsx';

const whoIsThere = new EarlyPart(async () => (await import('./who-is-there.tsx')).loadWhoIsThere());

interface ThereButtonProps {
  readonly className: string | undefined;
  readonly onOpen: () => void;
}

/** How many are there, the same number as on all pages; a press says who. */
export const ThereButton = ({ className, onOpen }: ThereButtonProps) => {
  const { t } = useTranslation('meeting');
  const count = useMeeting(({ seats }) => attendance(seats));
  useEffect(() => whoIsThere.soon(), []);
  if (count === null) return null;
  return (
    <button
      type="button"
      className={className}
      aria-label={t('seat.connected', count)}
      data-testid="there-button"
      onClick={onOpen}
    >
      <IconUsers aria-hidden="true" size="1.2em" /> {count.present}/{count.expected}
    </button>
  );
};

/** Who is there and what goes out of this endpoint, over the page, as long as somebody wants it. */
export const ThereDialog = (props: { readonly seat: SeatActs; readonly onClose: () => void }) => (
  <Part load={whoIsThere.need} waiting={null}>
    {(WhoIsThere) => <WhoIsThere {...props} />}
  </Part>
);
