import type { EndpointAttendance, MeetingRecord } from '@diem-cau/shared';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText, wholeMinutes } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { absencesOf } from './absences.ts';
import type { Stretch } from './timeline.ts';

interface AbsenceWordsProps {
  readonly endpoint: EndpointAttendance;
  readonly record: MeetingRecord;
  readonly span: Stretch;
}

/** The absences of one endpoint in words, below its strip. */
export const AbsenceWords = ({ endpoint, record, span }: AbsenceWordsProps) => {
  const { t } = useTranslation('records');
  const { clock, exactClock } = useTimes();
  const isOpen = record.summary.closedAt === null;
  const phone = (endpoint.byPhone ?? []).map(({ from, to }) =>
    t(to === null ? 'absence.phoneSince' : 'absence.phone', { from: clock(from), to: to === null ? '' : clock(to) }),
  );
  const { checkpoints } = endpoint;
  const confirmed = (checkpoints?.at ?? []).filter((each) => each.confirmed).map(({ at }) => exactClock(at));
  const said = [
    ...phone,
    ...(checkpoints === undefined
      ? []
      : [
          t(confirmed.length === 0 ? 'absence.confirmedNone' : 'absence.confirmed', {
            confirmed: numberText(checkpoints.confirmed),
            of: numberText(checkpoints.of),
            times: confirmed.join(', '),
          }),
        ]),
  ];
  if (endpoint.stretches.length === 0)
    return <Text size="xs">{[t(isOpen ? 'absence.notYet' : 'absence.never'), ...said].join(' · ')}</Text>;
  const absences = absencesOf(endpoint, span, record.hubGaps).map(({ cause, from, back, ms }) =>
    t(back === null ? (isOpen ? 'absence.notBackYet' : 'absence.notBack') : 'absence.back', {
      cause: t(`absence.causes.${cause}`),
      from: clock(from),
      back: back === null ? '' : clock(back),
      minutes: numberText(wholeMinutes(ms)),
    }),
  );
  const words = [...absences, ...said];
  return words.length === 0 ? null : <Text size="xs">{words.join(' · ')}</Text>;
};
