import type { EndpointBody, UnitBody } from '@diem-cau/shared';
import { Alert, Button, Checkbox, Fieldset, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseByTyping } from '../../ui/desk/choose-by-typing.tsx';
import { MomentField } from '../../ui/desk/moment-field.tsx';
import { TroubleNotice } from '../../ui/desk/trouble-notice.tsx';
import { ExpectedEndpoints } from './expected-endpoints.tsx';
import { MeetingTypeChoice } from './meeting-type-choice.tsx';
import { readDay } from '../../ui/desk/written-times.ts';
import {
  findHosts,
  freshDraft,
  isFarAhead,
  openingFaults,
  openingRequest,
  type OpeningDraft,
} from './opening-draft.ts';
import classes from './opening-form.module.css';
import { useOpening } from './use-opening.ts';

interface OpeningFormProps {
  readonly units: readonly UnitBody[];
  readonly endpoints: readonly EndpointBody[];
}

const nameOf = ({ kind, name }: UnitBody): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;

/** Title, type with its policy in words, expected endpoints, cap, time and host as invited, and the declaration. */
export const OpeningForm = ({ units, endpoints }: OpeningFormProps) => {
  const { t } = useTranslation('opening');
  const opening = useOpening();
  const { today, times, now } = opening;
  const [draft, setDraft] = useState(() => freshDraft(endpoints, today));
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<OpeningDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const title = draft.title ?? t(`proposedTitles.${draft.type}`, { day: today });
  const faults = checked ? openingFaults(draft, title, now(), times) : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (openingFaults(draft, title, now(), times).length === 0)
      void opening.run(openingRequest(draft, title, endpoints, times));
  };
  if (endpoints.length === 0) return <Alert color="accent" variant="light" title={t('noEndpoints')} />;
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Stack gap="lg" className={classes.what ?? ''}>
        <TextInput
          label={t('meetingTitle')}
          description={t('meetingTitleHint')}
          maxLength={300}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          error={faults.includes('title') ? t('faults.title') : null}
        />
        <MeetingTypeChoice type={draft.type} onChange={(type) => change({ type })} />
      </Stack>
      <Stack gap="lg" className={classes.who ?? ''}>
        <ExpectedEndpoints
          endpoints={endpoints}
          chosen={draft.chosen}
          onChange={(chosen) => change({ chosen })}
          error={faults.includes('endpoints') ? t('faults.endpoints') : null}
        />
        <NumberInput
          label={t('cap')}
          description={t('capHint')}
          min={1}
          max={1000}
          allowDecimal={false}
          hideControls
          maw="24em"
          value={draft.maxEndpoints ?? ''}
          onChange={(value) => change({ maxEndpoints: value === '' ? null : Number(value) })}
          error={faults.includes('cap') ? t('faults.cap') : null}
        />
        <MomentField
          legend={t('scheduled')}
          description={t('scheduledHint')}
          value={draft.scheduled}
          onChange={(scheduled) => change({ scheduled, opensAhead: false })}
          error={faults.includes('scheduled') ? t('faults.scheduled') : null}
        />
        {isFarAhead(draft, now(), times) && (
          <Checkbox
            label={t('opensAhead')}
            description={t('opensAheadWhy')}
            checked={draft.opensAhead}
            onChange={({ currentTarget }) => change({ opensAhead: currentTarget.checked })}
            error={faults.includes('ahead') ? t('faults.ahead') : null}
          />
        )}
        <ChooseByTyping
          label={t('host')}
          description={t('hostHint')}
          value={draft.host === null ? '' : nameOf(draft.host)}
          find={(words) => Promise.resolve(findHosts(units, readDay(today) ?? '', words))}
          show={(unit) => ({ key: unit.unitId, label: nameOf(unit) })}
          onChoose={(host) => change({ host })}
          onClear={() => change({ host: null })}
        />
      </Stack>
      <Fieldset legend={t('declaration')} className={classes.declaration}>
        <Text size="sm" mb="sm" maw="90ch">
          {t('declarationWhy')}
        </Text>
        <Checkbox
          label={<strong>{t('declare')}</strong>}
          checked={draft.holdsNoStateSecret}
          onChange={(event) => change({ holdsNoStateSecret: event.currentTarget.checked })}
          error={faults.includes('declaration') ? t('faults.declaration') : null}
        />
        <Group mt="lg" align="center">
          <Button type="submit" size="lg" loading={opening.busy} disabled={!opening.connected}>
            {t('open')}
          </Button>
          {!opening.connected && <Text role="status">{t('connecting')}</Text>}
          {faults.length > 0 && (
            <Text role="alert" c="red">
              {t('faults.some')}
            </Text>
          )}
        </Group>
        <TroubleNotice error={opening.error} />
      </Fieldset>
    </form>
  );
};
