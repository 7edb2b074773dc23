import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../../react/use-acts.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { Part } from '../../../ui/part.tsx';
import { debriefingParts } from './load-debriefing.ts';

interface DebriefingDialogProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** Ends the meeting for all but the room and a chosen circle, in the room and on a panel. */
export const DebriefingDialog = ({ view, acts, onClose }: DebriefingDialogProps) => {
  const { t } = useTranslation('acts');
  return (
    <PageDialog title={t('debrief.label')} onClose={onClose}>
      <Part load={debriefingParts.need}>
        {({ DebriefingForm }) => <DebriefingForm view={view} acts={acts} onDone={onClose} />}
      </Part>
    </PageDialog>
  );
};
