import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { PrintSheet } from '../../../ui/desk/print-sheet.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { EnrolmentCard } from './enrolment-card.tsx';
import { EnrolmentSheet } from './enrolment-sheet.tsx';
import { isOwnAddress } from './own-address.ts';

interface EnrolmentCardsProps {
  readonly links: readonly EnrolmentLink[];
  readonly endpoints: readonly EndpointBody[];
  readonly onClose: () => void;
}

const perPage = ['one', 'two'] as const;

/** Codes and links, shown this once: to read out, to copy, to print as slips, one or two on a page, that somebody takes to the endpoints. */
export const EnrolmentCards = ({ links, endpoints, onClose }: EnrolmentCardsProps) => {
  const { t, i18n } = useTranslation(['admin', 'desk']);
  const { moment } = useTimes();
  const [language, setLanguage] = useState('vi');
  const [layout, setLayout] = useState<(typeof perPage)[number]>('one');
  const cards = links.flatMap((link) => {
    const endpoint = endpoints.find(({ endpointId }) => endpointId === link.endpointId);
    return endpoint === undefined ? [] : [{ link, endpoint }];
  });
  const [first] = cards;
  if (first === undefined) return null;
  const title =
    cards.length === 1 ? t('card.title', { name: first.endpoint.name }) : t('card.titleOfMany', { n: cards.length });
  return (
    <DeskDialog opened onClose={onClose} size="xl" title={title} shownOnce>
      <Stack>
        <Text>{t('card.once', { until: moment(first.link.expiresAt) })}</Text>
        {isOwnAddress(window.location.hostname) && (
          <Alert role="alert" color="red" variant="outline" title={t('card.ownAddress')} />
        )}
        {cards.map(({ link, endpoint }) => (
          <EnrolmentCard key={link.enrolmentId} link={link} endpoint={endpoint} alone={cards.length === 1} />
        ))}
        <Group justify="space-between" align="flex-end">
          <Group gap="xs">
            <NativeSelect
              label={t('card.language')}
              value={language}
              onChange={({ currentTarget: { value } }) => setLanguage(value)}
              data={[
                { value: 'vi', label: 'Tiếng Việt' },
                { value: 'en', label: 'English' },
              ]}
            />
            <NativeSelect
              label={t('card.perPage')}
              value={layout}
              onChange={({ currentTarget: { value } }) => setLayout(perPage.find((each) => each === value) ?? 'one')}
              data={perPage.map((value) => ({ value, label: t(`card.pages.${value}`) }))}
            />
          </Group>
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {t(cards.length === 1 ? 'card.print' : 'card.printAll')}
            </Button>
            <Button onClick={onClose}>{t('card.done')}</Button>
          </Group>
        </Group>
      </Stack>
      <PrintSheet>
        {cards.map(({ link, endpoint }) => (
          <EnrolmentSheet
            key={link.enrolmentId}
            endpoint={endpoint}
            link={link}
            texts={i18n.getFixedT(language, 'admin')}
            language={language}
            layout={layout}
          />
        ))}
      </PrintSheet>
    </DeskDialog>
  );
};
