import type { MeetingView } from '@diem-cau/shared';
import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stageActs } from '../../../core/acts/stage.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useDeskActs } from './use-desk-acts.ts';

interface LiveStageProps {
  readonly view: MeetingView;
  readonly disabled: boolean;
}

/** What everybody sees, at a desk, and how to change it; endpoints are put there and taken off in their rows. */
export const LiveStage = ({ view, disabled }: LiveStageProps) => {
  const { t } = useTranslation(['stage', 'acts']);
  const { acts, error } = useDeskActs(view);
  const { shows = { show: 'speaker' }, tour } = view.stage;
  const shown =
    shows.show === 'chosen'
      ? shows.endpoints.map((endpointId) => seatOf(view, endpointId)?.name ?? '').join(' · ')
      : t(`acts:stage-${shows.show}.short`);
  return (
    <Stack gap="xs" mb="md" data-testid="live-stage">
      <Group gap="xs">
        <Title order={3}>{t('title')}</Title>
        <Text>
          {t('all')}: <strong>{shown}</strong>
          {tour !== undefined && ` · ${t('turn')} · ${t('left', { count: tour.left })}`}
        </Text>
        {stageActs
          .filter((act) => acts.isPossible(act, null))
          .map((act) => (
            <Button
              key={act.name}
              size="compact-sm"
              variant="default"
              disabled={disabled}
              aria-label={t(`acts:${act.name}.label`)}
              onClick={() => acts.press({ act, on: null })}
            >
              {t(`acts:${act.name}.short`)}
            </Button>
          ))}
      </Group>
      <VisuallyHidden role="status">{acts.said}</VisuallyHidden>
      <TroubleNotice error={error} />
    </Stack>
  );
};
