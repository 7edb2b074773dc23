import type { MeetingView } from '@diem-cau/shared';
import { InvitationView } from './invitation-view.tsx';
import { PairedPanels } from './paired-panels.tsx';
import classes from './pairing.module.css';

/** Invites a device to become a panel of this meeting, and shows which panels there are. */
export const Pairing = ({ view }: { readonly view: MeetingView }) => {
  const panels = view.panels ?? [];
  return (
    <div className={classes.pairing} data-testid="pairing">
      <InvitationView panels={panels} />
      <PairedPanels panels={panels} />
    </div>
  );
};
