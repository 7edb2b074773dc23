import type { MeetingView } from '@diem-cau/shared';
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planEnd } from '../../../core/acts/plan.ts';
import { usePlanTells } from '../../../react/use-plan-tells.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { Part } from '../../../ui/part.tsx';
import { PlanPlace, planParts } from '../plan/index.ts';
import { useDeskActs } from './use-desk-acts.ts';

/** Until when the running meeting is planned, with what changes that; that its end is near or has come. */
export const LivePlan = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { t } = useTranslation('acts');
  const { acts, error } = useDeskActs(view);
  const [opened, setOpened] = useState(false);
  const tells = usePlanTells(view.plan);
  const may = acts.isPossible(planEnd, null);
  return (
    <>
      {may && (
        <Button size="sm" variant="default" disabled={disabled} data-testid="live-plan" onClick={() => setOpened(true)}>
          {t('plan-end.label')}
          {view.plan !== undefined && <>:&nbsp;</>}
          <PlanPlace view={view} />
        </Button>
      )}
      {!may && <PlanPlace view={view} />}
      {may && !disabled && tells !== null && (
        <Alert color="yellow.9" variant="outline" w="100%">
          <Part load={planParts.need} waiting={null}>
            {({ PlanNotice }) => <PlanNotice view={view} acts={acts} />}
          </Part>
        </Alert>
      )}
      <TroubleNotice error={error} />
      <DeskDialog opened={opened} onClose={() => setOpened(false)} title={t('plan-end.label')}>
        <Part load={planParts.need}>{({ PlanForm }) => <PlanForm view={view} acts={acts} />}</Part>
      </DeskDialog>
    </>
  );
};
