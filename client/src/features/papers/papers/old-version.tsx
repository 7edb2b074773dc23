import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { ChangesList } from './changes-list.tsx';
import { fieldChanges } from './paper-changes.ts';
import type { PaperKind } from './paper-kind.ts';
import classes from './paper-sheet.module.css';
import type { PaperText } from './paper-text.ts';

interface OldVersionProps {
  readonly kind: PaperKind;
  readonly meetingId: string;
  readonly version: number;
  /** The newest version, to compare with. */
  readonly newest: { readonly version: number; readonly text: PaperText };
  /** Null for somebody who only reads. */
  readonly onBringBack: ((text: PaperText) => void) | null;
  /** Something is written that bringing a text back would replace. */
  readonly isBegun: boolean;
  readonly onNewest: () => void;
  readonly sheet: (text: PaperText) => ReactNode;
}

/** An earlier version, to be read: how it differs from the newest, and its text, which can be brought back into the editor. */
export const OldVersion = (props: OldVersionProps) => {
  const { kind, meetingId, version, newest, onBringBack, isBegun, onNewest, sheet } = props;
  const { t } = useTranslation('papers');
  const { moment } = useTimes();
  const loading = useLoaded(`${meetingId} ${version}`, (signal) => kind.load(meetingId, version, signal));
  const bringBack = (text: PaperText) => {
    if (onBringBack === null) return null;
    const button = (press: () => void) => (
      <Button size="xs" onClick={press}>
        {t('old.bringBack')}
      </Button>
    );
    if (!isBegun) return button(() => onBringBack(text));
    return (
      <AskOnce
        title={t('old.replaceTitle')}
        sentence={t('old.replaceSentence')}
        verb={t('old.bringBack')}
        act={async () => onBringBack(text)}
        opener={button}
      />
    );
  };
  return (
    <LoadedView loading={loading}>
      {({ saved }) =>
        saved === null ? null : (
          <>
            <Alert
              color="accent"
              variant="outline"
              mb="md"
              icon={<IconHistory aria-hidden />}
              title={t('old.title', { n: version, by: saved.version.by, at: moment(saved.version.at) })}
            >
              <Text size="sm" mb="xs">
                {t('old.what')}
              </Text>
              <Group gap="xs">
                {bringBack(saved.text)}
                <Button size="xs" variant="default" onClick={onNewest}>
                  {t('old.toNewest', { n: newest.version })}
                </Button>
              </Group>
            </Alert>
            <section className={classes.compared} aria-labelledby="paper-compared">
              <Title order={2} id="paper-compared">
                {t('old.compared', { n: version, newest: newest.version })}
              </Title>
              <ChangesList
                kind={kind}
                changes={fieldChanges(kind.fields, saved.text, newest.text)}
                before={t('versions.nth', { n: version })}
                after={t('versions.newest', { n: newest.version })}
              />
            </section>
            {sheet(saved.text)}
          </>
        )
      }
    </LoadedView>
  );
};
