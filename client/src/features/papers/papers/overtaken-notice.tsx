import { Group, Radio, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { WorkOvertaken } from '../../../ui/desk/work-overtaken.tsx';
import { ChangesList } from './changes-list.tsx';
import { overtakenNoticeId } from './field-place.ts';
import { fieldChanges } from './paper-changes.ts';
import { clashes, standingText, type PaperDraft } from './paper-draft.ts';
import type { PaperKind, PaperView } from './paper-kind.ts';

interface OvertakenNoticeProps {
  readonly kind: PaperKind;
  readonly view: PaperView;
  readonly draft: PaperDraft;
  /** The writer has just been refused over it, and is led here. */
  readonly isAsked: boolean;
  /** Goes on from the newest version with the writer's own fields but for these, which are taken as saved. */
  readonly onContinue: (theirs: ReadonlySet<string>) => void;
  readonly onForget: () => void;
}

/** Somebody saved another version while this one was being written: what they changed, where both did, and the ways to go on. */
export const OvertakenNotice = ({ kind, view, draft, isAsked, onContinue, onForget }: OvertakenNoticeProps) => {
  const { t } = useTranslation('papers');
  const { moment } = useTimes();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const newest = standingText(view);
  const clashing = clashes(kind.fields, draft, newest);
  const others = fieldChanges(kind.fields, draft.base, newest).filter(({ field }) => !clashing.includes(field));
  const mine = fieldChanges(clashing, newest, draft.text);
  const choose = (key: string, whose: string): void => {
    const after = new Set(theirs);
    if (whose === 'theirs') after.add(key);
    else after.delete(key);
    setTheirs(after);
  };
  const { version = 0, at = 0, by = '' } = view.saved?.version ?? {};
  return (
    <WorkOvertaken
      id={overtakenNoticeId}
      title={t('overtaken.title', { n: version, by, at: moment(at) })}
      what={t('overtaken.what')}
      isAsked={isAsked}
      ways={[
        { label: t('overtaken.continue', { n: version }), act: () => onContinue(theirs) },
        {
          label: t('overtaken.forget', { n: version }),
          act: onForget,
          question: { title: t('forget.title'), sentence: t('forget.sentence'), verb: t('forget.verb') },
        },
      ]}
    >
      {others.length > 0 && (
        <>
          <Text fw={600} mt="xs">
            {t('overtaken.changed', { n: version })}
          </Text>
          <ChangesList
            kind={kind}
            changes={others}
            before={t('overtaken.before')}
            after={t('overtaken.after', { n: version })}
          />
        </>
      )}
      {mine.length > 0 && (
        <>
          <Text fw={600} mt="md">
            {t('overtaken.both')}
          </Text>
          <ChangesList
            kind={kind}
            changes={mine}
            before={t('overtaken.after', { n: version })}
            after={t('overtaken.mine')}
            act={({ field: { key } }) => (
              <Radio.Group
                mt={4}
                label={t('overtaken.whose', { field: t(`fields.${kind.name}.${key}`) })}
                value={theirs.has(key) ? 'theirs' : 'mine'}
                onChange={(whose) => choose(key, whose)}
              >
                <Group>
                  <Radio value="mine" label={t('overtaken.keepMine')} />
                  <Radio value="theirs" label={t('overtaken.takeTheirs', { n: version })} />
                </Group>
              </Radio.Group>
            )}
          />
        </>
      )}
    </WorkOvertaken>
  );
};
