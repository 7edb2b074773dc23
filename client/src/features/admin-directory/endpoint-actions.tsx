import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../ui/desk/ask-once.tsx';
import { makeEnrolmentLink, revokeEnrolment } from './directory-api.ts';
import { NewLinkButton } from './new-link-button.tsx';

interface EndpointActionsProps {
  readonly endpoint: EndpointBody;
  readonly onEdit: () => void;
  readonly onLink: (link: EnrolmentLink) => void;
  readonly onRevoked: () => void;
}

/** What an admin may do to one endpoint. */
export const EndpointActions = ({ endpoint, onEdit, onLink, onRevoked }: EndpointActionsProps) => {
  const { t } = useTranslation('admin');
  const { endpointId, name, active, enrolment } = endpoint;
  const make = async (): Promise<void> => onLink(await makeEnrolmentLink(endpointId));
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {active && enrolment.state !== 'enrolled' && <NewLinkButton make={make} />}
      {active && enrolment.state === 'enrolled' && (
        <AskOnce
          title={t('directory.makeLink')}
          sentence={t('directory.makeLinkAsk', { name })}
          verb={t('directory.makeLink')}
          act={make}
          opener={(open) => (
            <Button size="compact-sm" variant="default" onClick={open}>
              {t('directory.makeLink')}
            </Button>
          )}
        />
      )}
      {enrolment.state !== 'none' && (
        <AskOnce
          title={t('directory.revoke')}
          sentence={t(enrolment.state === 'enrolled' ? 'directory.revokeAsk' : 'directory.revokeLinkAsk', { name })}
          verb={t('directory.revoke')}
          act={async () => {
            await revokeEnrolment(enrolment.enrolmentId);
            onRevoked();
          }}
          opener={(open) => (
            <Button size="compact-sm" variant="default" onClick={open}>
              {t('directory.revoke')}
            </Button>
          )}
        />
      )}
      <Button size="compact-sm" variant="default" onClick={onEdit}>
        {t('directory.change')}
      </Button>
    </Group>
  );
};
