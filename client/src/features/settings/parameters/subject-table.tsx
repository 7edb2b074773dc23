import { subjectKey, type EndpointBody, type ParameterSubject, type Scenarios } from '@diem-cau/shared';
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText, parameterText } from '../../../ui/desk/figures.ts';
import { useSubjectWords } from '../../../ui/desk/use-subject-words.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { type ShownSubject } from './subjects.ts';

interface SubjectTableProps {
  readonly caption: string;
  readonly rows: readonly ShownSubject[];
  readonly endpoints: readonly EndpointBody[];
  readonly mayChange: boolean;
  readonly empty?: ReactNode;
  /** What stands in the first column where it is not the parameter's name. */
  readonly rowHead?: { readonly title: string; readonly cell: (row: ShownSubject) => ReactNode };
  readonly onChange: (subject: ParameterSubject) => void;
  readonly onHistory: (subject: ParameterSubject) => void;
}

/** Parameters with the line that is in force today: three figures, since when, by what rule, who answers for it. */
export const SubjectTable = (props: SubjectTableProps) => {
  const { caption, rows, endpoints, mayChange, empty = '', rowHead, onChange, onHistory } = props;
  const { t } = useTranslation('parameters');
  const words = useSubjectWords(endpoints);
  const { moment } = useTimes();
  const figure = (name: keyof Scenarios): Column<ShownSubject> => ({
    key: name,
    title: t(name),
    numeric: true,
    width: '5.5em',
    cell: ({ now }) => (now === null || now.line.value === null ? '–' : parameterText(now.line.value[name])),
  });
  const full = ({ subject }: ShownSubject): string =>
    [words.name(subject), words.scope(subject)].filter(Boolean).join(', ');
  const columns: readonly Column<ShownSubject>[] = [
    ...(rowHead === undefined ? [] : [{ key: 'of', title: rowHead.title, rowHead: true, cell: rowHead.cell }]),
    {
      key: 'name',
      title: t('parameter'),
      rowHead: rowHead === undefined,
      cell: ({ subject, now }) => (
        <>
          {words.name(subject)}
          {(now === null || now.line.value === null) && (
            <Text span size="sm" fw={600} display="block">
              {t(subject.of === 'type' ? 'notDeclared' : 'notKnown')}
            </Text>
          )}
        </>
      ),
    },
    figure('low'),
    figure('base'),
    figure('high'),
    { key: 'unit', title: t('unit'), width: '6em', cell: ({ subject }) => words.unit(subject) },
    {
      key: 'from',
      title: t('from'),
      numeric: true,
      width: '7em',
      cell: ({ now }) => {
        if (now === null) return '';
        return now.line.validFrom === null ? t('always') : calendarDayText(now.line.validFrom);
      },
    },
    {
      key: 'rule',
      title: t('rule'),
      cell: ({ now }) =>
        now !== null && (
          <>
            {now.line.rule}
            <Text span size="xs" c="gray.7" display="block">
              {[
                now.line.signedOffBy === '' ? t('notSignedOff') : t('signedOff', { who: now.line.signedOffBy }),
                t('entered', { version: now.version, by: now.by === '' ? t('theHub') : now.by, at: moment(now.at) }),
              ].join(' · ')}
            </Text>
          </>
        ),
    },
    {
      key: 'actions',
      title: '',
      width: '11em',
      screenOnly: true,
      cell: (row) => (
        <Group gap={6} wrap="nowrap">
          {mayChange && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('changeOf', { name: full(row) })}
              onClick={() => onChange(row.subject)}
            >
              {t('change')}
            </Button>
          )}
          {row.lines > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="accent.8"
              aria-label={t('historyOf', { name: full(row) })}
              onClick={() => onHistory(row.subject)}
            >
              {t('history', { n: row.lines })}
            </Button>
          )}
        </Group>
      ),
    },
  ];
  return (
    <DeskTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ subject }) => subjectKey(subject)}
      empty={empty}
    />
  );
};
