import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { Part } from '../../../ui/part.tsx';
import { loadPairing } from '../pairing/index.ts';

/** How a panel is paired with the meeting, over the room's page. */
export const PairingDialog = ({ view, onClose }: { readonly view: MeetingView; readonly onClose: () => void }) => {
  const { t } = useTranslation('acts');
  return (
    <PageDialog title={t('pair-panel.label')} onClose={onClose}>
      <Part load={loadPairing}>{(Pairing) => <Pairing view={view} />}</Part>
    </PageDialog>
  );
};
