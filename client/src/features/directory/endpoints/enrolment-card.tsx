import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/desk/copy-field.tsx';
import { QrCode } from '../../../ui/desk/qr-code.tsx';
import classes from './enrolment-card.module.css';
import { PcFileButtons } from './pc-file-buttons.tsx';

interface EnrolmentCardProps {
  readonly link: EnrolmentLink;
  readonly endpoint: EndpointBody;
  /** The only one of its dialog, whose title names the endpoint already. */
  readonly alone: boolean;
}

/** The code of one endpoint, large enough to be read out by telephone, with the link and its QR code. */
export const EnrolmentCard = ({ link, endpoint, alone }: EnrolmentCardProps) => {
  const { t } = useTranslation('admin');
  const url = new URL(link.url, window.location.origin).href;
  return (
    <section className={classes.card} aria-label={endpoint.name}>
      <Stack gap="xs" className={classes.words ?? ''}>
        {!alone && <Text fw={700}>{endpoint.name}</Text>}
        <Group gap="xs" align="baseline">
          <Text c="gray.7">{t('card.code')}</Text>
          <Text className={classes.code ?? ''}>{link.code}</Text>
        </Group>
        <CopyField label={t('card.link')} value={url} />
        <PcFileButtons link={link} name={endpoint.name} />
        {alone && (
          <Text size="sm" c="gray.7">
            {t('card.how')}
          </Text>
        )}
      </Stack>
      {alone && <QrCode text={url} label={t('card.qr', { name: endpoint.name })} className={classes.qr} />}
    </section>
  );
};
