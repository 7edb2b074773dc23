import type { EndpointRollCall } from '@diem-cau/shared';
import { Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { AttendeeRow } from './attendee-row.tsx';
import { ConfirmBar } from './confirm-bar.tsx';
import classes from './endpoint-roll.module.css';
import { findReplaced, type FindPeople } from './find-people.ts';
import { machineSentence } from './machine-words.ts';
import { MoreOfRoll } from './more-of-roll.tsx';
import { OvertakenNotice } from './overtaken-notice.tsx';
import { allPresent, presenceAt, rollInForce, withRow, type RollDraft } from './roll-draft.ts';
import { isOvertaken, reasonAsked, type RollFault } from './roll-faults.ts';
import { RollHead } from './roll-head.tsx';
import { RollHistoryView } from './roll-history-view.tsx';
import { foundElsewhere } from './same-person.ts';
import { useFocusFirst } from './use-focus-first.ts';

interface EndpointRollProps {
  readonly endpoint: EndpointRollCall;
  readonly call: number;
  readonly draft: RollDraft;
  /** Whether the clerk has typed something that is not confirmed yet. */
  readonly isBegun: boolean;
  /** Null forgets what was typed. */
  readonly onDraft: (draft: RollDraft | null) => void;
  readonly onConfirm: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** How many people who are not called the clerk was asked about; 0 where nothing is asked. */
  readonly askedOf: number;
  readonly faults: readonly RollFault[];
  readonly find: FindPeople;
  readonly elsewhere: ReadonlyMap<string, string>;
  /** All endpoints of the meeting: another call may have found the same person at another one. */
  readonly endpoints: readonly EndpointRollCall[];
  readonly mayWrite: boolean;
  /** How often the clerk went from one endpoint to another: the keyboard is led to the first person. */
  readonly moves: number;
  /** How often something was missing: the keyboard is led to it. */
  readonly attempts: number;
  readonly allConfirmed: boolean;
}

/** The roll of one endpoint: its people, those who are only counted, the note, and the one button that confirms it. */
export const EndpointRoll = (props: EndpointRollProps) => {
  const { endpoint, call, draft, isBegun, onDraft, onConfirm, busy, error, askedOf, faults } = props;
  const { find, elsewhere, endpoints, mayWrite, moves, attempts, allConfirmed } = props;
  const { t } = useTranslation('roll-call');
  const times = useTimes();
  const frame = useRef<HTMLElement>(null);
  useFocusFirst(frame, 'input:checked, input:not([type=radio])', moves);
  useFocusFirst(frame, '[aria-invalid=true]', attempts);
  const inForce = rollInForce(endpoint, call);
  const present = presenceAt(endpoint);
  const asked = reasonAsked(endpoint, draft);
  const change = (part: Partial<RollDraft>): void => onDraft({ ...draft, ...part });
  const hint = (): ReactNode => {
    if (inForce === null || isBegun)
      return (
        <Text inherit component="span" visibleFrom="sm">
          {t('roll.keys')}
        </Text>
      );
    return t(allConfirmed ? 'said.done' : 'roll.isConfirmed');
  };
  // What is on its way to the hub may be told of before its own answer is here.
  const overtaken = isBegun && !busy && isOvertaken(endpoint, call, draft);
  const notCalled = draft.attendees.some(({ state }) => state === 'not-called');
  return (
    <section ref={frame} className={classes.frame} aria-labelledby="roll-of">
      <RollHead
        endpoint={endpoint}
        inForce={inForce}
        onAllPresent={notCalled && mayWrite ? () => onDraft(allPresent(draft, present)) : null}
      />
      <Text size="sm" c="gray.7" mb="sm">
        {machineSentence(t, endpoint, times)}
      </Text>
      {overtaken && (
        <OvertakenNotice
          newer={inForce}
          onTake={() => onDraft(null)}
          onKeep={() => change({ replaces: inForce?.seq ?? null })}
        />
      )}
      <fieldset disabled={!mayWrite} className={classes.fields}>
        <VisuallyHidden component="legend">{t('roll.legend', { name: endpoint.name })}</VisuallyHidden>
        {draft.attendees.length === 0 ? (
          <Text size="sm" p="sm">
            {t('roll.nobody')}
          </Text>
        ) : (
          <ol className={classes.rows}>
            {draft.attendees.map((attendee, index) => (
              <AttendeeRow
                key={index}
                attendee={attendee}
                onChange={(row) => onDraft(withRow(draft, index, row))}
                find={findReplaced(draft.attendees, find)}
                elsewhere={attendee.personId === null ? null : (elsewhere.get(attendee.personId) ?? null)}
                found={foundElsewhere(endpoints, endpoint.endpointId, call, attendee)}
                marked={faults.some(({ row }) => row === index)}
              />
            ))}
          </ol>
        )}
        <MoreOfRoll draft={draft} present={present} find={find} onDraft={onDraft} />
        {asked !== null && (isBegun || asked === 'never-seen') && (
          <TextInput
            m="sm"
            label={t(`roll.reason.${asked}`)}
            description={t('roll.reasonHint')}
            maxLength={500}
            required
            value={draft.reason}
            onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
            error={faults.some(({ what }) => what === 'reason') ? t('faults.reason') : null}
          />
        )}
        {mayWrite && (
          <ConfirmBar
            error={overtaken ? null : error}
            label={t(askedOf > 0 ? 'roll.confirmStill' : inForce === null ? 'roll.confirm' : 'roll.confirmAgain')}
            askedOf={askedOf}
            hint={hint()}
            hasFaults={faults.length > 0}
            busy={busy}
            disabled={inForce !== null && !isBegun}
            onConfirm={onConfirm}
            onForget={isBegun ? () => onDraft(null) : null}
          />
        )}
      </fieldset>
      <RollHistoryView history={endpoint.history} />
    </section>
  );
};
