import { useTranslation } from 'react-i18next';
import { CommunePage } from '../features/meeting/commune/index.ts';
import { DevicePanel } from '../features/meeting/devices/index.ts';
import { PanelDialog } from '../ui/panel-dialog.tsx';
import type { SeatPageProps } from './seat-page-props.ts';

/** The meeting as a commune sees it. */
export const CommuneSeat = ({ name, onHelp }: SeatPageProps) => {
  const { t } = useTranslation('devices');
  const devices = (onClose: () => void) => (
    <PanelDialog title={t('title')} onClose={onClose}>
      <DevicePanel name={name} />
    </PanelDialog>
  );
  return <CommunePage name={name} devices={devices} onHelp={onHelp} />;
};
