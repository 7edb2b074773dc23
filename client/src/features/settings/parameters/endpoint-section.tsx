import type { Day, EndpointBody, ParameterEntry, ParameterSubject } from '@diem-cau/shared';
import { Group, NativeSelect, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { SubjectTable } from './subject-table.tsx';
import { knownWay, rowsOfEndpoint, type KnownWay } from './subjects.ts';

interface EndpointSectionProps {
  readonly entries: readonly ParameterEntry[];
  readonly endpoints: readonly EndpointBody[];
  readonly today: Day;
  readonly mayChange: boolean;
  readonly onChange: (subject: ParameterSubject) => void;
  readonly onHistory: (subject: ParameterSubject) => void;
}

const filters = ['all', 'road', 'straight', 'unknown'] as const;

/** The ways of all endpoints, those that nobody knows as well: they are what is left to be asked for. */
export const EndpointSection = (props: EndpointSectionProps) => {
  const { entries, endpoints, today, mayChange, onChange, onHistory } = props;
  const { t } = useTranslation('parameters');
  const address = useTableAddress();
  const { hash } = useLocation();
  const section = useRef<HTMLElement>(null);
  // The table is loaded after the page: by then the browser has looked for the place in vain.
  useEffect(() => {
    if (hash === '#endpoints') section.current?.scrollIntoView();
  }, [hash]);
  const filter = filters.find((each) => each === address.text('way')) ?? 'all';
  const ways = new Map(endpoints.map(({ endpointId }) => [endpointId, knownWay(entries, endpointId, today)]));
  const count = (way: KnownWay): number => [...ways.values()].filter((each) => each === way).length;
  const shown = endpoints.filter(({ endpointId }) => filter === 'all' || ways.get(endpointId) === filter);
  const byId = new Map<string, EndpointBody>(endpoints.map((endpoint) => [endpoint.endpointId, endpoint]));
  return (
    <section ref={section}>
      <Group mt="xl" mb={4} justify="space-between" align="flex-end">
        <Title order={2} id="endpoints">
          {t('sections.endpoint')}
        </Title>
        <NativeSelect
          aria-label={t('wayFilter')}
          value={filter}
          onChange={({ currentTarget: { value } }) => address.write({ way: value === 'all' ? '' : value })}
          data={filters.map((value) => ({
            value,
            label: value === 'all' ? t('ways.all') : t(`ways.${value}`, { n: count(value) }),
          }))}
        />
      </Group>
      <Text size="sm" c="gray.7" mb="xs" maw="110ch">
        {t('sections.endpointWhat')}
      </Text>
      <SubjectTable
        caption={t('sections.endpoint')}
        rows={shown.flatMap(({ endpointId }) => rowsOfEndpoint(entries, endpointId, today))}
        endpoints={endpoints}
        mayChange={mayChange}
        empty={t(endpoints.length === 0 ? 'noEndpoints' : 'noneLikeThis')}
        rowHead={{
          title: t('endpoint'),
          cell: ({ subject }) => {
            const endpoint = subject.of === 'endpoint' ? byId.get(subject.endpointId) : undefined;
            if (endpoint === undefined) return t('unknownEndpoint');
            return (
              <>
                {endpoint.name}
                {endpoint.leads && (
                  <Text span size="xs" c="gray.7" display="block">
                    {t('leads')}
                  </Text>
                )}
              </>
            );
          },
        }}
        onChange={onChange}
        onHistory={onHistory}
      />
    </section>
  );
};
