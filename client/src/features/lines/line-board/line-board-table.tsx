import type { LessBy, LineView } from '@diem-cau/shared';
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useContacts } from '../../../react/use-contacts.ts';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './line-board.module.css';
import { useFigure, useWayColumns } from './line-figures.tsx';

/** From here on there and back takes too long: the hub calls a line bad beyond it. */
const badRoundTripMs = 500;

const gradeColours = { good: 'gray.8', weak: 'yellow.9', bad: 'red.9' } as const;

/** Each endpoint's line in words and figures, in the directory's order. */
export const LineBoardTable = ({ lines }: { readonly lines: readonly LineView[] }) => {
  const { t } = useTranslation(['lines', 'troubles']);
  const { clock } = useTimes();
  const address = useTableAddress();
  const callAt = useContacts();
  const none = t('board.none');
  const figure = useFigure();
  const way = useWayColumns();
  const stands = ({ frozenMs, troubles }: LineView): readonly string[] => [
    ...((frozenMs ?? 0) > 0 ? [t('board.frozenFor', { seconds: numberText(Math.ceil((frozenMs ?? 0) / 1_000)) })] : []),
    ...troubles.map(
      ({ source, trouble }) =>
        `${t(source.startsWith('camera') ? 'troubles:camera' : 'troubles:microphone')}: ${t(`troubles:why.${trouble}`)}`,
    ),
  ];
  const hasRungs = lines.some(({ rungBy, cameraKept }) => rungBy !== null || cameraKept !== null);
  const less = ({ rung, rungBy, cameraKept, cameraKeptBy }: LineView): string | null => {
    if (rung === null) return null;
    const why = (words: string, by: LessBy | null): string =>
      by === null ? words : `${words} (${t(`board.by.${by}`)})`;
    return [
      why(t(`board.rungs.${rung}`), rungBy),
      ...(cameraKept === null ? [] : [why(t(`board.cameraKept.${cameraKept}`), cameraKeptBy)]),
    ].join(' · ');
  };
  const columns: readonly Column<LineView>[] = [
    {
      key: 'name',
      title: t('board.endpoint'),
      rowHead: true,
      sortBy: ({ name }) => name,
      cell: ({ name, leads }) => (
        <span className={classes.name}>
          {name}{' '}
          {leads && (
            <Badge color="accent.8" variant="outline">
              {t('board.leads')}
            </Badge>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('board.state'),
      cell: ({ endpointId, state, since }) => {
        const words = t(`board.states.${state}`, { since: since === null ? '' : clock(since) });
        if (state === 'here' || state === 'away') return <span className={classes[state]}>{words}</span>;
        return (
          <>
            {figure(words, true)}
            {callAt(endpointId) !== null && <span className={classes.call}>{callAt(endpointId)}</span>}
          </>
        );
      },
    },
    {
      key: 'grade',
      title: t('board.grade'),
      cell: ({ state, grade }) =>
        grade === null || state !== 'here' ? (
          none
        ) : (
          <Badge color={gradeColours[grade]} variant={grade === 'bad' ? 'filled' : 'outline'}>
            {t(`board.grades.${grade}`)}
          </Badge>
        ),
    },
    ...(hasRungs
      ? [
          {
            key: 'rung',
            title: t('board.rung'),
            hint: t('board.rungHint'),
            cell: (line: LineView) => figure(less(line), line.rungBy === 'line' || line.cameraKeptBy === 'line'),
          },
        ]
      : []),
    ...way('up'),
    ...way('down'),
    {
      key: 'roundTrip',
      title: t('board.roundTrip'),
      hint: t('board.roundTripHint'),
      numeric: true,
      sortBy: ({ roundTripMs }) => roundTripMs,
      cell: ({ roundTripMs }) =>
        figure(
          roundTripMs === null ? null : t('board.ms', { ms: numberText(Math.max(1, Math.round(roundTripMs))) }),
          (roundTripMs ?? 0) > badRoundTripMs,
        ),
    },
    {
      key: 'frozen',
      title: t('board.frozen'),
      hint: t('board.frozenHint'),
      cell: (line) => {
        const all = stands(line);
        return figure(all.length === 0 ? null : all.join('; '), true);
      },
    },
  ];
  return (
    <DeskTable
      caption={t('board.title')}
      columns={columns}
      rows={lines}
      rowKey={({ endpointId }) => endpointId}
      empty={t('board.empty')}
      sorting={address.sorting}
      onSort={(sort) => address.write({ sort })}
    />
  );
};
