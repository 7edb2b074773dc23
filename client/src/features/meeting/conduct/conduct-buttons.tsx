import type { MeetingView } from '@diem-cau/shared';
import { Group, Stack, VisuallyHidden } from '@mantine/core';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { ActButton } from './act-button.tsx';
import { useDeskActs } from './use-desk-acts.ts';

/** What chair, secretary and admin may do to the whole meeting. */
export const ConductButtons = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { acts, error } = useDeskActs(view);
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        {acts
          .possible(null)
          .filter(({ place }) => place === undefined)
          .map((act) => (
            <ActButton key={act.name} acts={acts} act={act} title={view.title} disabled={disabled} />
          ))}
      </Group>
      <VisuallyHidden role="status">{acts.said}</VisuallyHidden>
      <TroubleNotice error={error} />
    </Stack>
  );
};
