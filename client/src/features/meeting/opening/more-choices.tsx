import {
  grantsOf,
  readDay,
  usualSpeakerSeconds,
  type EndpointBody,
  type RecordingRule,
  type UnitBody,
} from '@diem-cau/shared';
import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { findSecretaries, shownSecretary } from '../../../core/secretaries.ts';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import { MomentField } from '../../../ui/desk/moment-field.tsx';
import { CheckpointChoice } from './checkpoint-choice.tsx';
import { GrantsChoice } from './grants-choice.tsx';
import { findHosts, isFarAhead, policyOf, type OpeningDraft, type OpeningFault } from './opening-draft.ts';
import classes from './opening-form.module.css';
import { RecordingWish } from './recording-wish.tsx';
import { TypePolicy } from './type-policy.tsx';
import type { Opening } from './use-opening.ts';

interface MoreChoicesProps {
  readonly units: readonly UnitBody[];
  readonly endpoints: readonly EndpointBody[];
  /** Of the type of the meeting; null where it is not known. */
  readonly recordingRule: RecordingRule | null;
  readonly draft: OpeningDraft;
  readonly opening: Opening;
  readonly faults: readonly OpeningFault[];
  readonly onChange: (part: Partial<OpeningDraft>) => void;
}

const nameOf = ({ kind, name }: UnitBody): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;

/** What is seldom wanted: the invited time, the host, the secretary, the deputy, the recording, the cap, the list of speakers, checkpoints of presence, and what follows from the type. */
export const MoreChoices = ({
  units,
  endpoints,
  recordingRule,
  draft,
  opening,
  faults,
  onChange,
}: MoreChoicesProps) => {
  const { today, times, now } = opening;
  const { t } = useTranslation('opening');
  const policy = policyOf(draft);
  return (
    <div className={classes.more}>
      <div>
        <MomentField
          legend={t('scheduled')}
          description={t('scheduledHint')}
          value={draft.scheduled}
          onChange={(scheduled) => onChange({ scheduled, opensAhead: false })}
          error={faults.includes('scheduled') ? t('faults.scheduled') : null}
        />
        {isFarAhead(draft, now(), times) && (
          <Checkbox
            mt="sm"
            label={t('opensAhead')}
            description={t('opensAheadWhy')}
            checked={draft.opensAhead}
            onChange={({ currentTarget }) => onChange({ opensAhead: currentTarget.checked })}
            error={faults.includes('ahead') ? t('faults.ahead') : null}
          />
        )}
      </div>
      <ChooseByTyping
        label={t('host')}
        description={t('hostHint')}
        value={draft.host === null ? '' : nameOf(draft.host)}
        find={(words) => Promise.resolve(findHosts(units, readDay(today) ?? '', words))}
        show={(unit) => ({ key: unit.unitId, label: nameOf(unit) })}
        onChoose={(host) => onChange({ host })}
        onClear={() => onChange({ host: null })}
      />
      <ChooseByTyping
        label={t('secretary')}
        description={t('secretaryHint')}
        value={draft.secretary?.displayName ?? ''}
        find={findSecretaries}
        show={shownSecretary}
        onChoose={(secretary) => onChange({ secretary })}
        onClear={() => onChange({ secretary: null })}
      />
      <NativeSelect
        label={t('deputy')}
        description={t('deputyHint')}
        value={draft.deputy ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ deputy: endpoints.find(({ endpointId }) => endpointId === value)?.endpointId ?? null })
        }
        data={[
          { value: '', label: t('deputySecretary') },
          ...endpoints
            .filter(({ endpointId, leads }) => !leads && draft.chosen.has(endpointId))
            .map(({ endpointId, name }) => ({ value: endpointId, label: name })),
        ]}
      />
      {recordingRule !== null && (
        <RecordingWish rule={recordingRule} wish={draft.recording} onChange={(recording) => onChange({ recording })} />
      )}
      <NumberInput
        label={t('cap')}
        description={t('capHint')}
        min={1}
        max={1000}
        allowDecimal={false}
        hideControls
        value={draft.maxEndpoints ?? ''}
        onChange={(value) => onChange({ maxEndpoints: value === '' ? null : Number(value) })}
        error={faults.includes('cap') ? t('faults.cap') : null}
      />
      <div>
        <Checkbox
          label={t('speakers')}
          description={t('speakersHint')}
          checked={draft.speakerMinutes !== null}
          onChange={({ currentTarget }) =>
            onChange({ speakerMinutes: currentTarget.checked ? usualSpeakerSeconds(draft.type) / 60 : null })
          }
        />
        {draft.speakerMinutes !== null && (
          <NumberInput
            mt="sm"
            label={t('speakerMinutes')}
            min={0.5}
            max={60}
            decimalSeparator=","
            clampBehavior="none"
            hideControls
            value={draft.speakerMinutes}
            onChange={(value) => onChange({ speakerMinutes: Number(value) })}
            error={faults.includes('speakers') ? t('faults.speakers') : null}
          />
        )}
      </div>
      <CheckpointChoice
        checkpoints={draft.checkpoints}
        error={faults.includes('checkpoints') ? t('faults.checkpoints') : null}
        onChange={(checkpoints) => onChange({ checkpoints })}
      />
      <GrantsChoice grants={grantsOf(policy)} onChange={(delegatesMay) => onChange({ delegatesMay })} />
      <TypePolicy type={draft.type} policy={policy} />
    </div>
  );
};
