import type { MeetingView } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginDebriefing } from '../../../core/acts/debriefing.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { Part } from '../../../ui/part.tsx';
import { debriefingParts } from '../debriefing/index.ts';
import { useDeskActs } from './use-desk-acts.ts';

/** Ends the running meeting for all but the room and a chosen circle. */
export const LiveDebriefing = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { t } = useTranslation('acts');
  const { acts } = useDeskActs(view);
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  if (!acts.isPossible(beginDebriefing, null)) return null;
  return (
    <>
      <Button size="sm" variant="default" disabled={disabled} onClick={() => setOpened(true)}>
        {t('debrief.label')}
      </Button>
      <DeskDialog opened={opened} onClose={close} title={t('debrief.label')} size="xl">
        <Part load={debriefingParts.need}>
          {({ DebriefingForm }) => <DebriefingForm view={view} acts={acts} onDone={close} />}
        </Part>
      </DeskDialog>
    </>
  );
};
