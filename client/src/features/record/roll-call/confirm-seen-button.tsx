import { presentCount, Refusal, type EndpointRollCall, type RollCallBody } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { seenRolls } from './confirm-seen.ts';
import { draftKey, type Drafts } from './draft-memory.ts';
import { confirmRoll } from './roll-call-api.ts';
import { entryOf } from './roll-draft.ts';

interface ConfirmSeenButtonProps {
  readonly meetingId: string;
  readonly endpoints: readonly EndpointRollCall[];
  readonly call: number;
  readonly drafts: Drafts;
  readonly onConfirmed: (key: string, body: RollCallBody) => void;
}

/** One act for all endpoints that joined: their people are there. An endpoint whose roll the hub refuses stays open, to be called by itself. */
export const ConfirmSeenButton = ({ meetingId, endpoints, call, drafts, onConfirmed }: ConfirmSeenButtonProps) => {
  const { t } = useTranslation('roll-call');
  const ready = seenRolls(endpoints, call, drafts);
  if (ready.length === 0) return null;
  const confirmAll = async (): Promise<void> => {
    for (const { endpoint, draft } of ready)
      try {
        const body = await confirmRoll(meetingId, entryOf(draft, call, endpoint.endpointId));
        onConfirmed(draftKey(call, endpoint.endpointId), body);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
  };
  const people = ready.reduce((sum, { draft }) => sum + presentCount(draft), 0);
  return (
    <AskOnce
      title={t('seen.title')}
      sentence={t('seen.sentence', { endpoints: numberText(ready.length), people: numberText(people) })}
      verb={t('seen.verb')}
      act={confirmAll}
      opener={(open) => (
        <Button variant="default" leftSection={<IconChecks size={18} aria-hidden />} onClick={open}>
          {t('seen.button')}
        </Button>
      )}
    />
  );
};
