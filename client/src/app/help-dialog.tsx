import { useTranslation } from 'react-i18next';
import { useHub } from '../react/hub-context.tsx';
import { Help, type HelpTopic } from '../ui/help/index.ts';
import { PageDialog } from '../ui/page-dialog.tsx';

/** The help of an endpoint's page as a dialog over it. */
export const HelpDialog = ({ topic, onClose }: { topic: HelpTopic; onClose: () => void }) => {
  const { t } = useTranslation('common');
  const { hello } = useHub();
  return (
    <PageDialog title={t('help')} onClose={onClose}>
      <Help topic={topic} profile={hello} />
    </PageDialog>
  );
};
