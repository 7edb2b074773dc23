import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../react/hub-context.tsx';
import { HelpContent, type HelpTopic } from '../ui/help/index.ts';
import { PanelDialog } from '../ui/panel-dialog.tsx';

/** The help of an endpoint's page as a panel over it. */
export const HelpPanel = ({ topic, onClose }: { topic: HelpTopic; onClose: () => void }) => {
  const { t } = useTranslation('common');
  const { hello } = useHub();
  return (
    <PanelDialog title={t('help')} onClose={onClose}>
      <Suspense fallback={null}>
        <HelpContent topic={topic} profile={hello} />
      </Suspense>
    </PanelDialog>
  );
};
