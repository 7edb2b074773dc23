import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../ui/desk/desk-table.tsx';
import { numberText } from '../../ui/desk/figures.ts';
import type { Sorting } from '../../ui/desk/table-address.ts';
import { useTimes } from '../../ui/desk/use-times.ts';
import { PhoneLink } from '../../ui/phone-link.tsx';
import { EndpointActions } from './endpoint-actions.tsx';

interface EndpointTableProps {
  readonly endpoints: readonly EndpointBody[];
  readonly directoryIsEmpty: boolean;
  readonly mayChange: boolean;
  readonly sorting: Sorting | null;
  readonly onSort: (sort: string) => void;
  readonly onEdit: (endpoint: EndpointBody) => void;
  readonly onLink: (link: EnrolmentLink) => void;
  readonly onRevoked: () => void;
}

/** The endpoints in the directory's order, with how far each PC is enrolled. */
export const EndpointTable = (props: EndpointTableProps) => {
  const { endpoints, directoryIsEmpty, mayChange, sorting, onSort, onEdit, onLink, onRevoked } = props;
  const { t } = useTranslation('admin');
  const times = useTimes();
  const enrolment = ({ enrolment: { ...now } }: EndpointBody) => {
    if (now.state === 'none')
      return (
        <Text inherit c="gray.7">
          {t('directory.states.none')}
        </Text>
      );
    if (now.state === 'link-open')
      return <Text inherit>{t('directory.states.linkOpen', { until: times.moment(now.expiresAt) })}</Text>;
    return (
      <Text inherit>
        <strong>{t('directory.states.enrolled')}</strong>{' '}
        {t('directory.states.enrolledSince', { since: times.moment(now.since) })}
      </Text>
    );
  };
  const columns: readonly Column<EndpointBody>[] = [
    {
      key: 'position',
      title: t('directory.position'),
      numeric: true,
      width: '6.5em',
      sortBy: ({ position }) => position,
      cell: ({ position }) => numberText(position),
    },
    {
      key: 'name',
      title: t('directory.name'),
      rowHead: true,
      sortBy: ({ name }) => name,
      cell: ({ name, leads, active }) => (
        <Group gap={6}>
          {name}
          {leads && (
            <Badge color="accent.8" variant="outline">
              {t('directory.leads')}
            </Badge>
          )}
          {!active && (
            <Badge color="gray.8" variant="outline">
              {t('directory.inactive')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: 'unit',
      title: t('directory.unitToday'),
      sortBy: ({ unitToday }) => unitToday.name,
      cell: ({ unitToday }) => `${unitToday.kind} ${unitToday.name}`.trim(),
    },
    {
      key: 'phone',
      title: t('directory.contact'),
      sortBy: ({ contact, phone }) => contact || phone,
      cell: ({ phone, contact }) => (
        <>
          {contact}
          {contact !== '' && phone !== '' && <br />}
          <PhoneLink phone={phone} />
        </>
      ),
    },
    {
      key: 'enrolment',
      title: t('directory.enrolment'),
      sortBy: ({ enrolment: { state } }) => ['none', 'link-open', 'enrolled'].indexOf(state),
      cell: enrolment,
    },
    {
      key: 'seen',
      title: t('directory.lastSeen'),
      numeric: true,
      sortBy: ({ enrolment: now }) => (now.state === 'enrolled' ? now.lastSeenAt : null),
      cell: ({ enrolment: now }) =>
        now.state === 'enrolled' && now.lastSeenAt !== null ? times.moment(now.lastSeenAt) : t('directory.notSeen'),
    },
  ];
  const actions: Column<EndpointBody> = {
    key: 'actions',
    title: '',
    screenOnly: true,
    cell: (endpoint) => (
      <EndpointActions endpoint={endpoint} onEdit={() => onEdit(endpoint)} onLink={onLink} onRevoked={onRevoked} />
    ),
  };
  return (
    <DeskTable
      caption={t('directory.title')}
      columns={mayChange ? [...columns, actions] : columns}
      rows={endpoints}
      rowKey={({ endpointId }) => endpointId}
      empty={t(directoryIsEmpty ? 'directory.empty' : 'directory.noMatch')}
      sorting={sorting}
      onSort={onSort}
    />
  );
};
