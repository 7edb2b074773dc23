import type { ParameterEntry, PeriodReport } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText, numberText, parameterText } from '../../../ui/desk/figures.ts';
import { useSubjectWords } from '../../../ui/desk/use-subject-words.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { scenarios } from './formula.ts';

/** The lines of the table that the figures stand on: what, how much, from when, by which rule, who answers for it. */
export const ParametersUsed = ({ report: { parametersUsed, endpoints } }: { report: PeriodReport }) => {
  const { t } = useTranslation(['reports', 'parameters', 'records']);
  const words = useSubjectWords(endpoints);
  const times = useTimes();
  const columns: readonly Column<ParameterEntry>[] = [
    {
      key: 'name',
      title: t('parameters:parameter'),
      rowHead: true,
      cell: ({ line: { subject } }) => words.name(subject),
    },
    {
      key: 'scope',
      title: t('used.scope'),
      cell: ({ line: { subject } }) => words.scope(subject) || t('used.everywhere'),
    },
    ...scenarios.map((scenario) => ({
      key: scenario,
      title: t(`scenarios.${scenario}`),
      numeric: true,
      cell: ({ line: { value } }: ParameterEntry) =>
        value === null ? t('parameters:unknownFigure') : parameterText(value[scenario]),
    })),
    { key: 'unit', title: t('parameters:unit'), cell: ({ line: { subject } }) => words.unit(subject) },
    {
      key: 'from',
      title: t('parameters:from'),
      cell: ({ line: { validFrom } }) => (validFrom === null ? t('parameters:always') : calendarDayText(validFrom)),
    },
    { key: 'rule', title: t('parameters:rule'), width: '22%', cell: ({ line: { rule } }) => rule },
    {
      key: 'signed',
      title: t('parameters:signedOffBy'),
      cell: ({ line: { signedOffBy } }) => (signedOffBy === '' ? t('parameters:notSignedOff') : signedOffBy),
    },
    {
      key: 'version',
      title: t('parameters:version'),
      width: '17%',
      cell: ({ version, at, by }) =>
        t('used.entered', { version: numberText(version), at: times.moment(at), by: by || t('records:hubItself') }),
    },
  ];
  return (
    <DeskTable
      caption={t('used.title')}
      columns={columns}
      rows={parametersUsed}
      rowKey={({ version }) => String(version)}
      empty={t('used.empty')}
    />
  );
};
