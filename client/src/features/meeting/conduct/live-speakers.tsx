import type { ListedSpeaker, MeetingView } from '@diem-cau/shared';
import { ActionIcon, Anchor, Button, Group, Switch, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FormAct } from '../../../core/acts/act.ts';
import { giveFloor } from '../../../core/acts/floor.ts';
import {
  arrangeList,
  changeSpeaker,
  clearList,
  moveSpeaker,
  paceActs,
  removeSpeaker,
} from '../../../core/acts/speakers.ts';
import { saidStanding, waitingOf } from '../../../core/floor/floor.ts';
import { minutesAndSeconds } from '../../../core/floor/time-left.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { useReportWords } from '../../../react/use-report-words.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { AddSpeakers } from './add-speakers.tsx';
import { SpeakerForm } from './speaker-form.tsx';

interface LiveSpeakersProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly disabled: boolean;
}

/** The list of speakers at a desk: who comes when, for how long and what about, who has spoken, and all that changes it. */
export const LiveSpeakers = ({ view, acts, disabled }: LiveSpeakersProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  const { list, byItself } = view.speakers;
  const [changed, setChanged] = useState<ListedSpeaker | null>(null);
  const close = (): void => setChanged(null);
  const nameOf = ({ endpointId }: ListedSpeaker): string => seatOf(view, endpointId)?.name ?? '';
  const waiting = waitingOf(view);
  return (
    <div data-testid="live-speakers">
      <Group justify="space-between" mb={6}>
        <Group gap="sm">
          <Title order={4}>{t('list.title')}</Title>
          {list.length === 0 && <Text size="sm">{t('list.none')}</Text>}
          {waiting > 0 && <Text size="sm">{t('list.waiting', { count: waiting })}</Text>}
        </Group>
        {acts.isPossible(arrangeList, null) && (
          <Button
            size="compact-sm"
            disabled={disabled}
            onClick={() => acts.press({ act: arrangeList, on: null })}
            data-testid="arrange-list"
          >
            {t(`acts:${arrangeList.name}.label`)}
          </Button>
        )}
        {view.reports.of.length > 0 && (
          <Anchor component={Link} to="/tasks/reports" size="sm">
            {t('reports.look')}
          </Anchor>
        )}
        {list.length > 0 && (
          <Group gap="sm">
            <Switch
              label={t(`acts:${paceActs.byItself.name}.label`)}
              checked={byItself}
              disabled={disabled}
              onChange={() => acts.press({ act: byItself ? paceActs.byHand : paceActs.byItself, on: null })}
            />
            <Button
              size="compact-sm"
              variant="default"
              disabled={disabled}
              onClick={() => acts.press({ act: clearList, on: null })}
            >
              {t(`acts:${clearList.name}.label`)}
            </Button>
          </Group>
        )}
      </Group>
      {list.length > 0 && (
        <SpeakerTable view={view} acts={acts} disabled={disabled} nameOf={nameOf} onChange={setChanged} />
      )}
      <AddSpeakers view={view} acts={acts} disabled={disabled} />
      <DeskDialog
        opened={changed !== null}
        onClose={close}
        title={changed === null ? '' : t(`acts:${changeSpeaker.name}.of`, { name: nameOf(changed) })}
      >
        {changed !== null && <SpeakerForm entry={changed} acts={acts} onClose={close} />}
      </DeskDialog>
    </div>
  );
};

interface SpeakerTableProps extends LiveSpeakersProps {
  readonly nameOf: (entry: ListedSpeaker) => string;
  readonly onChange: (entry: ListedSpeaker) => void;
}

const SpeakerTable = ({ view, acts, disabled, nameOf, onChange }: SpeakerTableProps) => {
  const { t } = useTranslation(['floor', 'acts', 'records']);
  const { list } = view.speakers;
  const reported = useReportWords(view);
  const doing = useAttempt((work: () => Promise<void>) => work());
  const iconOf = (entry: ListedSpeaker, of: FormAct<'speakers.move'>, by: -1 | 1) => {
    const to = list.indexOf(entry) + by;
    return (
      <ActionIcon
        variant="default"
        aria-label={t(by < 0 ? 'up' : 'down', { name: nameOf(entry) })}
        disabled={disabled || to < 0 || to >= list.length}
        onClick={() => void doing.run(() => acts.fill(of, { endpointId: entry.endpointId, to }))}
      >
        {by < 0 ? <IconArrowUp size={18} aria-hidden /> : <IconArrowDown size={18} aria-hidden />}
      </ActionIcon>
    );
  };
  const columns: readonly Column<ListedSpeaker>[] = [
    { key: 'place', title: t('place'), cell: (entry) => list.indexOf(entry) + 1 },
    { key: 'name', title: t('records:attendance.endpoint'), rowHead: true, cell: nameOf },
    { key: 'time', title: t('list.time'), numeric: true, cell: ({ seconds }) => minutesAndSeconds(seconds) },
    { key: 'topic', title: t('topic'), cell: ({ topic }) => topic },
    ...(view.reports.of.length === 0
      ? []
      : [
          {
            key: 'report',
            title: t('reports.report'),
            cell: ({ endpointId }: ListedSpeaker) => reported(endpointId),
          },
        ]),
    {
      key: 'stands',
      title: t('list.state'),
      cell: (entry) =>
        t(`list.stands.${saidStanding(view, entry)}`, {
          time: minutesAndSeconds(Math.round(entry.spokenMs / 1_000)),
        }),
    },
    {
      key: 'actions',
      title: '',
      screenOnly: true,
      cell: (entry) => {
        const { endpointId } = entry;
        const name = nameOf(entry);
        return (
          <Group gap={6} wrap="nowrap">
            <Button
              size="compact-sm"
              variant={entry.stands === 'waiting' ? 'filled' : 'default'}
              disabled={disabled || !acts.isPossible(giveFloor, endpointId)}
              aria-label={t(`acts:${giveFloor.name}.of`, { name })}
              onClick={() => acts.press({ act: giveFloor, on: endpointId })}
            >
              {t(`acts:${giveFloor.name}.label`)}
            </Button>
            {iconOf(entry, moveSpeaker, -1)}
            {iconOf(entry, moveSpeaker, 1)}
            <ActionIcon
              variant="default"
              aria-label={t(`acts:${changeSpeaker.name}.of`, { name })}
              disabled={disabled}
              onClick={() => onChange(entry)}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={t(`acts:${removeSpeaker.name}.of`, { name })}
              disabled={disabled}
              onClick={() => void doing.run(() => acts.fill(removeSpeaker, { endpointIds: [endpointId] }))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        );
      },
    },
  ];
  return (
    <>
      <TroubleNotice error={doing.error} />
      <DeskTable
        caption={t('list.title')}
        columns={columns}
        rows={list}
        rowKey={({ endpointId }) => endpointId}
        empty={null}
      />
    </>
  );
};
