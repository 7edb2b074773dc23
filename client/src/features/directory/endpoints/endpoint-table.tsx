import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import type { Sorting } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { PhoneLink } from '../../../ui/phone-link.tsx';
import { EndpointActions } from './endpoint-actions.tsx';
import { EndpointPcs } from './endpoint-pcs.tsx';

interface EndpointTableProps {
  readonly endpoints: readonly EndpointBody[];
  readonly directoryIsEmpty: boolean;
  readonly mayChange: boolean;
  readonly sorting: Sorting | null;
  readonly onSort: (sort: string) => void;
  readonly onEdit: (endpoint: EndpointBody) => void;
  readonly onLink: (link: EnrolmentLink) => void;
  /** An endpoint's enrolment is another now. */
  readonly onChanged: () => void;
}

const lastSeen = ({ enrolment: { pcs } }: EndpointBody): number | null =>
  pcs.reduce<number | null>((latest, { lastSeenAt }) => Math.max(latest ?? 0, lastSeenAt ?? 0) || null, null);

/** The endpoints in the directory's order, with how far each PC is enrolled. */
export const EndpointTable = (props: EndpointTableProps) => {
  const { endpoints, directoryIsEmpty, mayChange, sorting, onSort, onEdit, onLink, onChanged } = props;
  const { t } = useTranslation('admin');
  const times = useTimes();
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
      cell: ({ name, leads, active, joinsByItself }) => (
        <Group gap={6}>
          {name}
          {leads && (
            <Badge color="accent.8" variant="outline">
              {t('directory.leads')}
            </Badge>
          )}
          {joinsByItself && !leads && (
            <Badge color="gray.8" variant="outline">
              {t('directory.itself')}
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
      sortBy: ({ enrolment: { pcs, link } }) => (pcs.length > 0 ? 2 : link === null ? 0 : 1),
      cell: (endpoint) => <EndpointPcs {...endpoint} />,
    },
    {
      key: 'seen',
      title: t('directory.lastSeen'),
      numeric: true,
      sortBy: lastSeen,
      cell: (endpoint) => {
        const at = lastSeen(endpoint);
        return at === null ? t('directory.notSeen') : times.moment(at);
      },
    },
  ];
  const actions: Column<EndpointBody> = {
    key: 'actions',
    title: '',
    screenOnly: true,
    cell: (endpoint) => (
      <EndpointActions endpoint={endpoint} onEdit={() => onEdit(endpoint)} onLink={onLink} onChanged={onChanged} />
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
