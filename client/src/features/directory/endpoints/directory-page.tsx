import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../ui/desk/use-may.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { loadDirectory, type DirectoryBody } from './directory-api.ts';
import { EndpointForm } from './endpoint-form.tsx';
import { EndpointTable } from './endpoint-table.tsx';
import { EnrolmentCards } from './enrolment-cards.tsx';
import { endpointFilters, filterEndpoints, readEndpointFilter } from './filter-endpoints.ts';
import { ImportCsv } from './import-csv.tsx';
import { MakeAllLinks } from './make-all-links.tsx';
import { UnitHistory } from './unit-history.tsx';

/** Units and endpoints: import, enrolment of the PCs, names, order, and what was merged when. A technician only reads it. */
export const DirectoryPage = () => {
  const { t } = useTranslation(['admin', 'desk']);
  const mayChange = useMay('keepDirectory');
  const mayEnrol = useMay('enrolPcs');
  const loading = useLoaded('directory', loadDirectory);
  const address = useTableAddress();
  const [edited, setEdited] = useState<EndpointBody | null>(null);
  const [links, setLinks] = useState<readonly EnrolmentLink[]>([]);
  const words = address.text('q');
  const filter = readEndpointFilter(address.text('state'));
  const show = (made: readonly EnrolmentLink[]): void => {
    setLinks(made);
    loading.reload();
  };
  const enrolled = ({ endpoints }: DirectoryBody): string =>
    t('directory.enrolledCount', {
      enrolled: endpoints.filter(({ active, enrolment }) => active && enrolment.pcs.length > 0).length,
      all: endpoints.filter(({ active }) => active).length,
    });
  return (
    <DeskPage
      title={t('directory.title')}
      lead={t('directory.lead')}
      actions={
        <>
          <Button
            component="a"
            href="/api/directory.csv"
            download
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('desk:csv')}
          </Button>
          {mayChange && <ImportCsv onImported={loading.reload} />}
        </>
      }
    >
      <LoadedView loading={loading}>
        {(directory) => (
          <>
            <Group mb="sm" align="flex-start">
              <SearchField label={t('directory.search')} value={words} onSearch={(q) => address.write({ q })} />
              <NativeSelect
                aria-label={t('directory.filter')}
                value={filter}
                onChange={({ currentTarget: { value } }) => address.write({ state: value === 'all' ? '' : value })}
                data={endpointFilters.map((value) => ({ value, label: t(`directory.filters.${value}`) }))}
              />
              {mayEnrol && <MakeAllLinks endpoints={directory.endpoints} onLinks={show} />}
              <Text ml="auto" fw={600}>
                {enrolled(directory)}
              </Text>
            </Group>
            <EndpointTable
              endpoints={filterEndpoints(directory.endpoints, words, filter)}
              directoryIsEmpty={directory.endpoints.length === 0}
              mayChange={mayChange}
              sorting={address.sorting}
              onSort={(sort) => address.write({ sort })}
              onEdit={setEdited}
              onLink={(made) => show([made])}
              onChanged={loading.reload}
            />
            <UnitHistory units={directory.units} />
            <EnrolmentCards links={links} endpoints={directory.endpoints} onClose={() => setLinks([])} />
          </>
        )}
      </LoadedView>
      <EndpointForm
        endpoint={edited}
        onClose={() => setEdited(null)}
        onSaved={() => {
          setEdited(null);
          loading.reload();
        }}
      />
    </DeskPage>
  );
};
