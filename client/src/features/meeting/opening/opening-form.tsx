import {
  readDay,
  usualSpeakerSeconds,
  type Day,
  type EndpointBody,
  type RecordingRulesBody,
  type UnitBody,
} from '@diem-cau/shared';
import { Alert, Button, Checkbox, Fieldset, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { ExpectedEndpoints } from './expected-endpoints.tsx';
import { MeetingTypeChoice } from './meeting-type-choice.tsx';
import { MoreChoices } from './more-choices.tsx';
import {
  freshDraft,
  liesInMore,
  openingFaults,
  openingRequest,
  plannedOf,
  type OpeningDraft,
} from './opening-draft.ts';
import classes from './opening-form.module.css';
import { PlannedLength } from './planned-length.tsx';
import { useOpening } from './use-opening.ts';

interface OpeningFormProps {
  readonly units: readonly UnitBody[];
  readonly endpoints: readonly EndpointBody[];
  /** The day of the briefing for which written reports are called; null where none are. */
  readonly reportsFor: Day | null;
  /** How meetings of each type are recorded; empty where that is not known. */
  readonly recordingRules: RecordingRulesBody['rules'];
}

/** On one screen: title, type, expected endpoints, the declaration and the button. All else unfolds below. */
export const OpeningForm = ({ units, endpoints, reportsFor, recordingRules }: OpeningFormProps) => {
  const { t } = useTranslation('opening');
  const opening = useOpening();
  const { today, times, now } = opening;
  const reportsAreCalled = reportsFor !== null && reportsFor === readDay(today);
  const [draft, setDraft] = useState(() => freshDraft(endpoints, today, reportsAreCalled));
  const [checked, setChecked] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const change = (part: Partial<OpeningDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const title = draft.title ?? t(`proposedTitles.${draft.type}`, { day: today });
  const faults = checked ? openingFaults(draft, title, now(), times) : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    const found = openingFaults(draft, title, now(), times);
    if (found.some(liesInMore)) setUnfolded(true);
    if (found.length === 0) void opening.run(openingRequest(draft, title, endpoints, times));
  };
  if (endpoints.length === 0) return <Alert color="accent" variant="light" title={t('noEndpoints')} />;
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.what}>
        <TextInput
          label={t('meetingTitle')}
          maxLength={300}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          error={faults.includes('title') ? t('faults.title') : null}
        />
        <MeetingTypeChoice type={draft.type} onChange={(type) => change({ type, recording: null })} />
        <PlannedLength minutes={plannedOf(draft)} onChange={(plannedMinutes) => change({ plannedMinutes })} />
      </div>
      <ExpectedEndpoints
        endpoints={endpoints}
        chosen={draft.chosen}
        onChange={(chosen) => change({ chosen })}
        error={faults.includes('endpoints') ? t('faults.endpoints') : null}
      />
      <Fieldset legend={t('declaration')} className={classes.declaration}>
        <div>
          <Checkbox
            label={<strong>{t('declare')}</strong>}
            description={t('declarationWhy')}
            checked={draft.holdsNoStateSecret}
            onChange={(event) => change({ holdsNoStateSecret: event.currentTarget.checked })}
            error={faults.includes('declaration') ? t('faults.declaration') : null}
          />
          {reportsAreCalled && draft.type === 'giao-ban' && (
            <Checkbox
              mt="sm"
              label={t('byReports')}
              description={t('byReportsHint')}
              checked={draft.byReports}
              onChange={({ currentTarget: { checked: byReports } }) =>
                change({
                  byReports,
                  ...(byReports
                    ? { speakerMinutes: draft.speakerMinutes ?? usualSpeakerSeconds(draft.type) / 60 }
                    : {}),
                })
              }
            />
          )}
          {!opening.connected && <Text role="status">{t('connecting')}</Text>}
          {faults.length > 0 && (
            <Text role="alert" c="red">
              {t('faults.some')}
            </Text>
          )}
          <TroubleNotice error={opening.error} />
        </div>
        <Button type="submit" size="lg" loading={opening.busy} disabled={!opening.connected}>
          {t('open')}
        </Button>
      </Fieldset>
      <details
        className={classes.details}
        open={unfolded}
        onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
      >
        <summary>{t('more')}</summary>
        <MoreChoices
          units={units}
          endpoints={endpoints}
          recordingRule={recordingRules.find(({ type }) => type === draft.type) ?? null}
          draft={draft}
          opening={opening}
          faults={faults}
          onChange={change}
        />
      </details>
    </form>
  );
};
