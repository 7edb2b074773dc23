import { useTranslation } from 'react-i18next';
import { CommunePage } from '../features/meeting/commune/index.ts';
import { LateReport } from '../features/meeting/own-report/index.ts';
import { DeviceSettings } from '../features/meeting/devices/index.ts';
import { PageDialog } from '../ui/page-dialog.tsx';
import type { SeatPageProps } from './seat-page-props.ts';

/** The meeting as a commune sees it. */
export const CommuneSeat = ({ name, onHelp }: SeatPageProps) => {
  const { t } = useTranslation('devices');
  const devices = (onClose: () => void) => (
    <PageDialog title={t('title')} onClose={onClose}>
      <DeviceSettings name={name} />
    </PageDialog>
  );
  return <CommunePage name={name} devices={devices} report={<LateReport inMeeting />} onHelp={onHelp} />;
};
