import { readDay, Refusal, type EndpointId, type Instant, type RollCallBody } from '@diem-cau/shared';
import { Alert, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { CallBar } from './call-bar.tsx';
import { ConfirmSeenButton } from './confirm-seen-button.tsx';
import { draftKey } from './draft-memory.ts';
import { EndpointList } from './endpoint-list.tsx';
import { EndpointRoll } from './endpoint-roll.tsx';
import { findOnDay } from './find-people.ts';
import { confirmRoll } from './roll-call-api.ts';
import classes from './roll-call-desk.module.css';
import { nextToCall } from './roll-count.ts';
import { entryOf, freshDraft, notCalledCount, rollInForce } from './roll-draft.ts';
import { presentElsewhere, rollFaults } from './roll-faults.ts';
import { useCalledPlace } from './use-called-place.ts';
import { useClerkKeys } from './use-clerk-keys.ts';
import { useDrafts } from './use-drafts.ts';

interface RollCallDeskProps {
  readonly meetingId: string;
  readonly openedAt: Instant;
  readonly body: RollCallBody;
  readonly mayWrite: boolean;
  readonly onConfirmed: (body: RollCallBody) => void;
  /** What is shown is known to be out of date. */
  readonly onStale: () => void;
}

/** One call of the roll: the endpoints beside the one that is being called. */
export const RollCallDesk = ({ meetingId, openedAt, body, mayWrite, onConfirmed, onStale }: RollCallDeskProps) => {
  const { t } = useTranslation('roll-call');
  const { endpoints } = body;
  const { place, call, opened, moveTo } = useCalledPlace(body);
  const times = useTimes();
  const { drafts, keep } = useDrafts(meetingId);
  const [marked, setMarked] = useState<string | null>(null);
  /** The roll of which the clerk was asked whether its people stay uncalled. */
  const [asked, setAsked] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [moves, setMoves] = useState(0);
  const [attempts, setAttempts] = useState(0);
  const key = opened === undefined ? '' : draftKey(call, opened.endpointId);
  const begun = drafts[key];
  const goOn = (endpointId: EndpointId): void => {
    setMarked(null);
    setAsked(null);
    setMoves((before) => before + 1);
    moveTo({ endpoint: endpointId, call: String(call) });
  };
  const confirming = useAttempt(async () => {
    if (opened === undefined || (begun === undefined && rollInForce(opened, call) !== null)) return;
    const draft = begun ?? freshDraft(opened, call);
    setMarked(key);
    if (rollFaults(opened, draft).length > 0) {
      setAttempts((before) => before + 1);
      return;
    }
    if (notCalledCount(draft) > 0 && asked !== key) {
      setAsked(key);
      return;
    }
    try {
      const after = await confirmRoll(meetingId, entryOf(draft, call, opened.endpointId));
      keep(key, null);
      setMarked(null);
      onConfirmed(after);
      const next = nextToCall(after.endpoints, call, opened);
      setSaid(next === null ? t('said.done') : t('said.next', { name: opened.name, next: next.name }));
      if (next !== null) goOn(next.endpointId);
    } catch (error) {
      // What the clerk did not change stands on the page only as a proposal: once it was refused it is kept as well.
      keep(key, draft);
      if (error instanceof Refusal && error.code === 'edited-meanwhile') onStale();
      throw error;
    }
  });
  const open = (endpointId: EndpointId): void => {
    confirming.forget();
    goOn(endpointId);
  };
  const goTo = (wanted: number): void => {
    confirming.forget();
    // What was said of one call is not true of another.
    setSaid('');
    moveTo({ call: String(wanted), endpoint: '' });
  };
  useClerkKeys({
    step: (by) => {
      const to = opened === undefined ? undefined : endpoints[endpoints.indexOf(opened) + by];
      if (to !== undefined) open(to.endpointId);
    },
    confirm: () => {
      if (mayWrite) void confirming.run();
    },
  });
  if (opened === undefined) return <Alert color="accent" variant="light" title={t('noEndpoints')} />;
  const draft = begun ?? freshDraft(opened, call);
  return (
    <>
      <CallBar
        body={body}
        call={call}
        mayWrite={mayWrite}
        confirmSeen={
          <ConfirmSeenButton
            meetingId={meetingId}
            endpoints={endpoints}
            call={call}
            drafts={drafts}
            onConfirmed={(of, after) => {
              keep(of, null);
              onConfirmed(after);
            }}
          />
        }
        onCall={goTo}
      />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <div className={classes.desk}>
        <EndpointList endpoints={endpoints} call={call} drafts={drafts} opened={opened.endpointId} onOpen={open} />
        <EndpointRoll
          key={key}
          endpoint={opened}
          call={call}
          draft={draft}
          isBegun={begun !== undefined}
          onDraft={(after) => {
            // What is on its way to the hub is what stands here.
            if (confirming.busy) return;
            if (after === null) setMarked(null);
            setAsked(null);
            confirming.forget();
            keep(key, after);
            // From the first key on the page stays here, whoever confirms what meanwhile.
            if (place.endpoint === '') moveTo({ endpoint: opened.endpointId, call: String(call) });
          }}
          onConfirm={() => void confirming.run()}
          busy={confirming.busy}
          error={confirming.error}
          askedOf={asked === key ? notCalledCount(draft) : 0}
          faults={marked === key ? rollFaults(opened, draft) : []}
          find={findOnDay({ meetingId, day: readDay(times.day(openedAt)) ?? '' })}
          elsewhere={presentElsewhere(endpoints, call, opened)}
          endpoints={endpoints}
          mayWrite={mayWrite}
          moves={moves}
          attempts={attempts}
          allConfirmed={nextToCall(endpoints, call, null) === null}
        />
      </div>
    </>
  );
};
