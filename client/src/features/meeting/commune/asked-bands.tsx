import { useEffect } from 'react';
import { EarlyPart } from '../../../core/early-part.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { Press } from '../../../react/use-press.ts';
import { Part } from '../../../ui/part.tsx';

const bands = new EarlyPart(async () => (await import('./ready-band.tsx')).loadReadyBand());

interface AskedBandsProps {
  readonly acts: Acts;
  readonly press: Press;
}

/** What this endpoint is asked now, to be answered by a press: that somebody is there, and whether it is ready. */
export const AskedBands = ({ acts, press }: AskedBandsProps) => {
  const checkpoint = useMeeting((meeting) => meeting.checkpoint) ?? null;
  const ready = useMeeting((meeting) => meeting.ready) ?? null;
  useEffect(() => bands.soon(), []);
  if (checkpoint === null && ready === null) return null;
  return (
    <Part load={bands.need} waiting={null}>
      {({ ReadyBand, CheckpointBand }) => (
        <>
          {checkpoint !== null && <CheckpointBand {...checkpoint} acts={acts} busy={press.busy} />}
          {ready !== null && <ReadyBand key={ready.since} acts={acts} press={press} since={ready.since} />}
        </>
      )}
    </Part>
  );
};
