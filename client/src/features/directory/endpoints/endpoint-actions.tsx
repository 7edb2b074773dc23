import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MakeLink } from './make-link.tsx';
import { RevokeButtons } from './revoke-buttons.tsx';

interface EndpointActionsProps {
  readonly endpoint: EndpointBody;
  readonly onEdit: () => void;
  readonly onLink: (link: EnrolmentLink) => void;
  /** The endpoint's enrolment is another now. */
  readonly onChanged: () => void;
}

/** What an admin may do to one endpoint. */
export const EndpointActions = ({ endpoint, onEdit, onLink, onChanged }: EndpointActionsProps) => {
  const { t } = useTranslation('admin');
  return (
    <Group gap={6} justify="flex-end">
      {endpoint.active && <MakeLink endpoint={endpoint} onLink={onLink} onStale={onChanged} />}
      <RevokeButtons endpoint={endpoint} onRevoked={onChanged} />
      <Button size="compact-sm" variant="default" onClick={onEdit}>
        {t('directory.change')}
      </Button>
    </Group>
  );
};
