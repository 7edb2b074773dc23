import { readDay } from '@diem-cau/shared';
import { Button, Group, Pagination, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfPc } from '../../../core/clock.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { unitNames } from '../../../ui/desk/unit-names.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { ImportPeople } from './import-people.tsx';
import { listPeople, loadUnits, peoplePerPage } from './people-api.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonForm, type EditedPerson } from './person-form.tsx';

/** The directory of people (danh bạ cán bộ): who holds which position in which unit. Admin and secretary write it. */
export const PeoplePage = () => {
  const { t } = useTranslation('people');
  const mayChange = useMay('keepPeople');
  const address = useTableAddress();
  const { page } = address;
  const words = address.text('q');
  const [edited, setEdited] = useState<EditedPerson | null>(null);
  const [openedAt] = useState(timeOfPc);
  const today = readDay(useTimes().day(openedAt)) ?? '';
  const units = useLoaded('units', loadUnits);
  const people = useLoaded(`${page} ${words}`, (signal) => listPeople(words, page, signal));
  return (
    <DeskPage
      title={t('title')}
      lead={t('lead')}
      actions={
        mayChange && (
          <>
            <ImportPeople onImported={people.reload} />
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited({ person: null })}>
              {t('form.add')}
            </Button>
          </>
        )
      }
    >
      <Group mb="sm">
        <SearchField label={t('search')} value={words} onSearch={(q) => address.write({ q })} />
      </Group>
      <LoadedView loading={units}>
        {(allUnits) => (
          <>
            <LoadedView loading={people}>
              {({ people: listed, total }) => (
                <>
                  <PeopleTable
                    people={listed}
                    unitNames={unitNames(allUnits)}
                    today={today}
                    searched={words !== ''}
                    mayChange={mayChange}
                    onEdit={(person) => setEdited({ person })}
                  />
                  <Group mt="sm" justify="space-between">
                    <Text size="sm" role="status">
                      {t('total', { total: numberText(total) })}
                    </Text>
                    {total > peoplePerPage && (
                      <Pagination
                        total={Math.ceil(total / peoplePerPage)}
                        value={page}
                        onChange={(next) => address.write({ page: next === 1 ? '' : String(next) })}
                        getControlProps={(control) => ({ 'aria-label': t(`pages.${control}`) })}
                        getItemProps={(item) => ({ 'aria-label': t('pages.nth', { page: item }) })}
                      />
                    )}
                  </Group>
                </>
              )}
            </LoadedView>
            <PersonForm
              edited={edited}
              units={allUnits}
              today={today}
              onClose={() => setEdited(null)}
              onSaved={() => {
                setEdited(null);
                people.reload();
              }}
            />
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};
