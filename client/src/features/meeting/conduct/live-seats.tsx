import type { EndpointId, MeetingView, SeatView } from '@diem-cau/shared';
import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useContacts } from '../../../react/use-contacts.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';

/** Every seat of the running meeting in words, with the microphone's button. */
export const LiveSeats = ({ view, mayConduct }: { view: MeetingView; mayConduct: boolean }) => {
  const { t } = useTranslation('records');
  const { signalling } = useHub();
  const { clock } = useTimes();
  const callAt = useContacts();
  const act = useAttempt((name: 'muting.mute' | 'muting.allow', endpointId: EndpointId) =>
    signalling.ask(name, { endpointId }),
  );
  const state = ({ seat }: SeatView): string => {
    if (seat.state === 'expected') return t('live.seats.expected');
    const since = clock(seat.since);
    if (seat.state === 'dropped') return t(`live.seats.dropped.${seat.cause}`, { since });
    return t(`live.seats.${seat.state}`, { since });
  };
  const isThere = ({ seat }: SeatView): boolean => seat.state === 'present';
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
      cell: (seat) => [state(seat), isThere(seat) ? null : callAt(seat.endpointId)].filter(Boolean).join(' · '),
    },
    {
      key: 'microphone',
      title: t('live.microphone'),
      cell: (seat) =>
        isThere(seat) || seat.microphone === 'withheld' ? t(`live.microphones.${seat.microphone}`) : '–',
    },
    {
      key: 'camera',
      title: t('live.camera'),
      cell: (seat) => (isThere(seat) ? t(`live.cameras.${seat.camera}`) : '–'),
    },
    {
      key: 'actions',
      title: '',
      screenOnly: true,
      width: '9em',
      cell: ({ endpointId, name, leads, microphone }) => {
        if (leads || !mayConduct) return null;
        const withheld = microphone === 'withheld';
        return (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t(withheld ? 'live.allowOf' : 'live.muteOf', { name })}
            onClick={() => void act.run(withheld ? 'muting.allow' : 'muting.mute', endpointId)}
          >
            {t(withheld ? 'live.allow' : 'live.mute')}
          </Button>
        );
      },
    },
  ];
  return (
    <>
      <TroubleNotice error={act.error} />
      <DeskTable
        caption={t('live.title')}
        columns={mayConduct ? columns : columns.slice(0, -1)}
        rows={view.seats}
        rowKey={({ endpointId }) => endpointId}
        empty={null}
      />
    </>
  );
};
