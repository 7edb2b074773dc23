import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../../react/use-acts.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { PlanForm } from './plan-form.tsx';

interface PlanDialogProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** Sets and extends the planned end, in the room, on a panel and where a commune conducts. */
export const PlanDialog = ({ view, acts, onClose }: PlanDialogProps) => {
  const { t } = useTranslation('acts');
  return (
    <PageDialog title={t('plan-end.label')} onClose={onClose}>
      <PlanForm view={view} acts={acts} />
    </PageDialog>
  );
};
