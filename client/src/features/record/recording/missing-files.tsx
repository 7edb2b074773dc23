import { useTranslation } from 'react-i18next';

/** That files of the recording stand in the meeting's book and are not on the hub, and what a technician does about it. */
export const MissingFiles = ({ missing }: { readonly missing: number }) => {
  const { t } = useTranslation('listening');
  return (
    <p role="status" data-testid="missing-files">
      <strong>{t('missing', { count: missing })}</strong>
    </p>
  );
};
