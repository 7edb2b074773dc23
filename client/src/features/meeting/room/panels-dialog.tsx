import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { pairPanel } from '../../../core/acts/panels.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { Part } from '../../../ui/part.tsx';
import { loadPairing } from '../pairing/index.ts';

interface PanelsDialogProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** How a panel is had: in a window of this PC, for a second screen, or on another device, which is paired. */
export const PanelsDialog = ({ view, acts, onClose }: PanelsDialogProps) => {
  const { t } = useTranslation('meeting');
  return (
    <PageDialog title={t('room.panel')} onClose={onClose}>
      <Part load={loadPairing}>
        {({ OwnWindow, Pairing }) => (
          <>
            <OwnWindow onOpened={onClose} />
            {acts.isPossible(pairPanel, null) && <Pairing view={view} />}
          </>
        )}
      </Part>
    </PageDialog>
  );
};
