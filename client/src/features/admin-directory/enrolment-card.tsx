import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/desk/copy-field.tsx';
import { DeskDialog } from '../../ui/desk/desk-dialog.tsx';
import { useDeskPerson } from '../../ui/desk/desk-person.ts';
import { PrintSheet } from '../../ui/desk/print-sheet.tsx';
import { useTimes } from '../../ui/desk/use-times.ts';
import { EnrolmentSheet } from './enrolment-sheet.tsx';
import { isOwnAddress } from './own-address.ts';

interface EnrolmentCardProps {
  readonly link: EnrolmentLink | null;
  readonly endpoint: EndpointBody | null;
  readonly onClose: () => void;
}

/** An enrolment link, shown this once: to copy, or to print as one page that somebody takes to the endpoint. */
export const EnrolmentCard = ({ link, endpoint, onClose }: EnrolmentCardProps) => {
  const { t } = useTranslation(['admin', 'desk']);
  const { hubName, technicianPhone, certificatePort } = useDeskPerson();
  const times = useTimes();
  if (link === null || endpoint === null) return null;
  const url = new URL(link.url, window.location.origin).href;
  return (
    <DeskDialog opened onClose={onClose} size="lg" title={t('card.title', { name: endpoint.name })} shownOnce>
      <Stack>
        <Text>{t('card.once', { until: times.moment(link.expiresAt) })}</Text>
        {isOwnAddress(window.location.hostname) && (
          <Alert role="alert" color="red" variant="outline" title={t('card.ownAddress')} />
        )}
        <CopyField label={t('card.link')} value={url} />
        <Text size="sm" c="gray.7">
          {t('card.how')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('card.print')}
          </Button>
          <Button onClick={onClose}>{t('card.done')}</Button>
        </Group>
      </Stack>
      <PrintSheet>
        <EnrolmentSheet
          name={endpoint.name}
          leads={endpoint.leads}
          url={url}
          until={times.moment(link.expiresAt)}
          hubName={hubName}
          technicianPhone={technicianPhone}
          certificatePage={`http://${window.location.hostname}:${certificatePort}/ca`}
        />
      </PrintSheet>
    </DeskDialog>
  );
};
