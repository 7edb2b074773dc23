import type { Profile } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { PhoneLink } from './phone-link.tsx';

interface CallTechnicianProps {
  readonly profile: Pick<Profile, 'technicianName' | 'technicianPhone'>;
  /** What stands before the name in place of the usual question. */
  readonly lead?: string;
}

/** Whom to call when nothing works, as the hub's profile says; nothing where it says nobody. */
export const CallTechnician = ({ profile: { technicianName, technicianPhone }, lead }: CallTechnicianProps) => {
  const { t } = useTranslation('common');
  if (technicianPhone === '') return null;
  return (
    <span data-testid="call-technician">
      {lead ?? t('technician')} {technicianName}{' '}
      <strong>
        <PhoneLink phone={technicianPhone} />
      </strong>
    </span>
  );
};
