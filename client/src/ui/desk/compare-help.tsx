import { useTranslation } from 'react-i18next';
import classes from './file-digest.module.css';

/**
 * How a person compares a file that lies somewhere else with the SHA-256 that the page shows. `file` is a name as an example, in letters
 * that no shell takes for a command: what somebody sent in does not go here.
 */
export const CompareHelp = ({ file }: { file: string }) => {
  const { t } = useTranslation('desk');
  return (
    <details className={classes.help}>
      <summary>{t('digest.help.title')}</summary>
      <p>{t('digest.help.what')}</p>
      <p>{t('digest.help.windows')}</p>
      <pre>{`Get-FileHash -LiteralPath "${file}"`}</pre>
      <p>{t('digest.help.linux')}</p>
      <pre>{`sha256sum "${file}"`}</pre>
      <p>{t('digest.help.result')}</p>
    </details>
  );
};
