import type { SavedVersion } from '@diem-cau/shared';
import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './paper-desk.module.css';

interface VersionsCardProps {
  /** The oldest first. */
  readonly versions: readonly SavedVersion[];
  readonly shown: number;
  readonly onShow: (version: number) => void;
}

/** All versions, the newest first: who saved which one when, and what was said about it. */
export const VersionsCard = ({ versions, shown, onShow }: VersionsCardProps) => {
  const { t } = useTranslation('papers');
  const { moment } = useTimes();
  return (
    <section className={classes.panel} aria-labelledby="paper-versions">
      <Title order={2} id="paper-versions" mb="xs">
        {t('versions.title')}
      </Title>
      {versions.length === 0 && <Text size="sm">{t('versions.none')}</Text>}
      <ol className={classes.list} reversed>
        {versions.toReversed().map(({ version, at, by, note }) => (
          <li key={version} className={classes.version} data-shown={version === shown ? true : undefined}>
            <Text size="sm" fw={600}>
              {t(version === versions.length ? 'versions.newest' : 'versions.nth', { n: version })}
            </Text>
            <Text size="sm">{t('versions.saved', { at: moment(at), by })}</Text>
            {note !== '' && (
              <Text size="sm" className={classes.note ?? ''}>
                {t('versions.note', { note })}
              </Text>
            )}
            {version === shown ? (
              <Text size="xs" c="gray.7">
                {t('versions.isShown')}
              </Text>
            ) : (
              <Button size="compact-xs" variant="subtle" color="accent.8" onClick={() => onShow(version)}>
                {t('versions.open', { n: version })}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
