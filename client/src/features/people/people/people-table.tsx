import { existedOn, type Day, type PersonBody, type PersonPost, type UnitId } from '@diem-cau/shared';
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText } from '../../../ui/desk/figures.ts';

interface PeopleTableProps {
  readonly people: readonly PersonBody[];
  readonly unitNames: ReadonlyMap<UnitId, string>;
  readonly today: Day;
  readonly searched: boolean;
  readonly mayChange: boolean;
  readonly onEdit: (person: PersonBody) => void;
}

/** A page of the people; their present positions, and paler those of the past and those to come. */
export const PeopleTable = ({ people, unitNames, today, searched, mayChange, onEdit }: PeopleTableProps) => {
  const { t } = useTranslation('people');
  const days = ({ validFrom, validTo }: PersonPost): string => {
    if (validFrom === null && validTo === null) return '';
    if (validTo === null) return t('table.from', { from: calendarDayText(validFrom ?? '') });
    if (validFrom === null) return t('table.to', { to: calendarDayText(validTo) });
    return t('table.fromTo', { from: calendarDayText(validFrom), to: calendarDayText(validTo) });
  };
  const line = (post: PersonPost, index: number) => {
    const isNow = existedOn(post, today);
    return (
      <Text key={index} size="sm" c={isNow ? 'inherit' : 'gray.7'} {...(isNow ? {} : { fs: 'italic' })}>
        {post.position}, {unitNames.get(post.unitId) ?? post.unitId} {days(post)}
      </Text>
    );
  };
  const columns: readonly Column<PersonBody>[] = [
    { key: 'name', title: t('table.name'), rowHead: true, width: '18em', cell: ({ name }) => name },
    { key: 'posts', title: t('table.posts'), cell: ({ posts }) => posts.map(line) },
    ...(mayChange
      ? [
          {
            key: 'actions',
            title: '',
            width: '6em',
            screenOnly: true,
            cell: (person: PersonBody) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('table.changeOf', { name: person.name })}
                onClick={() => onEdit(person)}
              >
                {t('table.change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <DeskTable
      caption={t('title')}
      columns={columns}
      rows={people}
      rowKey={({ personId }) => personId}
      empty={t(searched ? 'table.noMatch' : 'table.empty')}
    />
  );
};
