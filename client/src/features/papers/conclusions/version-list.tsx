import type { SavedVersion } from '@diem-cau/shared';
import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './version-list.module.css';

/** Who saved which version when, the newest first. */
export const VersionList = ({ versions }: { versions: readonly SavedVersion[] }) => {
  const { t } = useTranslation('conclusions');
  const { moment } = useTimes();
  if (versions.length === 0) return null;
  return (
    <details className={classes.versions}>
      <summary>{t('versions.title', { n: numberText(versions.length) })}</summary>
      <List size="sm" mt="xs" listStyleType="none">
        {versions.toReversed().map(({ version, at, by }) => (
          <List.Item key={version}>{t('versions.entry', { version, at: moment(at), by })}</List.Item>
        ))}
      </List>
    </details>
  );
};
