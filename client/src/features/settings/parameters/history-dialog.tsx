import type { EndpointBody, ParameterEntry, ParameterSubject, Scenarios } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText, parameterText } from '../../../ui/desk/figures.ts';
import { useSubjectWords } from '../../../ui/desk/use-subject-words.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { linesOf } from './subjects.ts';

interface HistoryDialogProps {
  readonly subject: ParameterSubject | null;
  readonly entries: readonly ParameterEntry[];
  readonly endpoints: readonly EndpointBody[];
  readonly onClose: () => void;
}

/** Every line that a parameter ever had: none is changed or taken away, so each report can be made again as it was. */
export const HistoryDialog = ({ subject, entries, endpoints, onClose }: HistoryDialogProps) => {
  const { t } = useTranslation('parameters');
  const { moment } = useTimes();
  const words = useSubjectWords(endpoints);
  const figure = (name: keyof Scenarios): Column<ParameterEntry> => ({
    key: name,
    title: t(name),
    numeric: true,
    cell: ({ line }) => (line.value === null ? t('unknownFigure') : parameterText(line.value[name])),
  });
  const columns: readonly Column<ParameterEntry>[] = [
    {
      key: 'from',
      title: t('from'),
      rowHead: true,
      cell: ({ line }) => (line.validFrom === null ? t('always') : calendarDayText(line.validFrom)),
    },
    figure('low'),
    figure('base'),
    figure('high'),
    { key: 'rule', title: t('rule'), cell: ({ line }) => line.rule },
    { key: 'signedOff', title: t('signedOffBy'), cell: ({ line }) => line.signedOffBy },
    { key: 'version', title: t('version'), numeric: true, cell: ({ version }) => version },
    { key: 'at', title: t('enteredBy'), cell: ({ at, by }) => `${moment(at)}, ${by === '' ? t('theHub') : by}` },
  ];
  const title =
    subject === null
      ? ''
      : t('historyTitle', { name: [words.name(subject), words.scope(subject)].filter(Boolean).join(', ') });
  return (
    <DeskDialog opened={subject !== null} onClose={onClose} size="xl" title={title}>
      {subject !== null && (
        <DeskTable
          caption={title}
          columns={columns}
          rows={linesOf(entries, subject)}
          rowKey={({ version }) => String(version)}
          empty=""
        />
      )}
    </DeskDialog>
  );
};
