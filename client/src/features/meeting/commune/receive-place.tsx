import type { SeatView } from '@diem-cau/shared';
import { useEffect } from 'react';
import { EarlyPart } from '../../../core/early-part.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { sentKey } from '../../../core/receipts.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { Acts } from '../../../react/use-acts.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { Press } from '../../../react/use-press.ts';
import { Part } from '../../../ui/part.tsx';

const receiveBand = new EarlyPart(async () => (await import('./receive-band.tsx')).loadReceiveBand());
const none: NonNullable<SeatView['asked']> = [];

/** Where a conclusion stands that this endpoint is asked to receive, one after the other. */
export const ReceivePlace = ({ acts, press }: { readonly acts: Acts; readonly press: Press }) => {
  const { own } = useEndpoint();
  const asked = useMeeting((meeting) => seatOf(meeting, own)?.asked ?? none) ?? none;
  const [first] = asked;
  useEffect(() => receiveBand.soon(), []);
  if (first === undefined) return null;
  return (
    <Part load={receiveBand.need} waiting={null}>
      {({ ReceiveBand }) => (
        <ReceiveBand key={sentKey(first)} acts={acts} press={press} asked={first} more={asked.length - 1} />
      )}
    </Part>
  );
};
