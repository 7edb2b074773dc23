import type { MeetingView } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pairPanel } from '../../../core/acts/panels.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { Part } from '../../../ui/part.tsx';
import { loadPairing } from '../pairing/index.ts';
import { useDeskActs } from './use-desk-acts.ts';

/** Has a tablet or a phone become a panel of the running meeting, and shows which there are. */
export const LivePanels = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { t } = useTranslation('acts');
  const { acts } = useDeskActs(view);
  const [opened, setOpened] = useState(false);
  if (!acts.isPossible(pairPanel, null)) return null;
  const paired = view.panels?.length ?? 0;
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={disabled}
        leftSection={<IconQrcode size={18} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('pair-panel.label')}
        {paired > 0 && ` (${paired})`}
      </Button>
      <DeskDialog opened={opened} onClose={() => setOpened(false)} title={t('pair-panel.label')} size="xl">
        <Part load={loadPairing}>{({ Pairing }) => <Pairing view={view} />}</Part>
      </DeskDialog>
    </>
  );
};
