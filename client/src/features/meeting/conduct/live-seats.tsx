import { isSeated, rungLessBy, rungOf, type MeetingView, type SeatView } from '@diem-cau/shared';
import { Badge, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stopScreen } from '../../../core/acts/screen.ts';
import { saidMicrophone } from '../../../core/floor/floor.ts';
import { useContacts } from '../../../react/use-contacts.ts';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { SeatAct } from './seat-act.tsx';
import { SeatDevice } from './seat-device.tsx';
import { useDeskActs } from './use-desk-acts.ts';

/** Every seat of the running meeting in words, with the buttons of what can be done about it. */
export const LiveSeats = ({ view, mayAct }: { view: MeetingView; mayAct: boolean }) => {
  const { t } = useTranslation(['records', 'acts', 'troubles', 'roll']);
  const { clock } = useTimes();
  const callAt = useContacts();
  const { acts, error } = useDeskActs(view);
  const state = ({ seat, lost, outage, waits }: SeatView): string => {
    if (lost !== undefined) return t('live.seats.lost', { since: clock(lost.since) });
    if (outage !== undefined) return t('live.seats.noMedia', { since: clock(outage.since) });
    if (waits === true && seat.state !== 'dropped') return t('live.seats.waits');
    if (seat.state === 'expected') return t('live.seats.expected');
    const since = clock(seat.since);
    if (seat.state === 'dropped') return t(`live.seats.dropped.${seat.cause}`, { since });
    return t(`live.seats.${seat.state}`, { since });
  };
  const rung = ({ ring }: SeatView): string | null =>
    ring === undefined ? null : t(`roll:rung.${ring.stands}`, { time: clock(ring.since) });
  const entry = ({ entry: told }: SeatView): string | null =>
    told === undefined ? null : t(`acts:admit.stands.${told.stands}`, { time: clock(told.since) });
  const confirmed = ({ confirmed: count }: SeatView): string | null =>
    count === undefined ? null : t('roll:checkpoints.seat', count);
  const called = ({ rollCall, byPhone }: SeatView): string | null => {
    if (byPhone !== undefined) return t('roll:states.phone', { time: clock(byPhone.since) });
    return rollCall === undefined ? null : t(`roll:answers.${rollCall.stands}`, { time: clock(rollCall.at) });
  };
  const less = (seat: SeatView): string | null => {
    const { cameraKept, cameraKeptBy = 'line' } = seat;
    const [rung, rungBy] = [rungOf(seat), rungLessBy(seat)];
    const words = [
      ...(rung === 'full' || rungBy === null ? [] : [`${t(`live.less.${rung}`)} (${t(`live.lessBy.${rungBy}`)})`]),
      ...(cameraKept === undefined ? [] : [`${t(`live.less.${cameraKept}`)} (${t(`live.lessBy.${cameraKeptBy}`)})`]),
    ];
    return words.length === 0 ? null : words.join(', ');
  };
  const columns: readonly Column<SeatView>[] = [
    {
      key: 'name',
      title: t('attendance.endpoint'),
      rowHead: true,
      cell: ({ endpointId, name, leads }) => (
        <>
          {name}{' '}
          {leads && (
            <Badge color="accent.8" variant="outline">
              {t('attendance.leads')}
            </Badge>
          )}{' '}
          {view.speaking === endpointId && (
            <Badge color="teal.9" variant="filled">
              {t('live.speaking')}
            </Badge>
          )}{' '}
          {view.stage.screen === endpointId && (
            <Badge color="gray.8" variant="outline">
              {t('live.sharing')}
            </Badge>
          )}
        </>
      ),
    },
    {
      key: 'state',
      title: t('live.state'),
      cell: (seat) =>
        [
          state(seat),
          isSeated(seat) ? less(seat) : callAt(seat.endpointId),
          entry(seat),
          rung(seat),
          called(seat),
          confirmed(seat),
        ]
          .filter((words) => words !== null)
          .join(' · '),
    },
    {
      key: 'microphone',
      title: t('live.microphone'),
      cell: (seat) => {
        const microphone = saidMicrophone(view, seat);
        const text = isSeated(seat) || microphone === 'withheld' ? t(`live.microphones.${microphone}`) : '–';
        const givesWay = seat.halfDuplex === true ? ` · ${t('troubles:halfDuplex')}` : '';
        return <SeatDevice seat={seat} kind="microphone" text={text + givesWay} />;
      },
    },
    {
      key: 'camera',
      title: t('live.camera'),
      cell: (seat) => (
        <SeatDevice seat={seat} kind="camera" text={isSeated(seat) ? t(`live.cameras.${seat.camera}`) : '–'} />
      ),
    },
    {
      key: 'actions',
      title: '',
      screenOnly: true,
      width: '16em',
      cell: ({ endpointId, name }) =>
        acts
          .possible(endpointId)
          .filter(({ name: act }) => act !== stopScreen.name)
          .map((act) => <SeatAct key={act.name} acts={acts} act={act} seat={{ endpointId, name }} />),
    },
  ];
  return (
    <>
      <VisuallyHidden role="status">{acts.said}</VisuallyHidden>
      <TroubleNotice error={error} />
      <DeskTable
        caption={t('live.title')}
        columns={mayAct ? columns : columns.slice(0, -1)}
        rows={view.seats}
        rowKey={({ endpointId }) => endpointId}
        empty={null}
      />
    </>
  );
};
