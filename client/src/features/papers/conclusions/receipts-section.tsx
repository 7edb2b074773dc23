import type { ConclusionsView, EndpointId, Instant } from '@diem-cau/shared';
import { Button, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconClock, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordHub } from '../../../react/record-watch-context.tsx';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './receipts-section.module.css';
import { SendDialog } from './send-dialog.tsx';

type Row = ConclusionsView['rows'][number] & {
  readonly conclusionId: NonNullable<ConclusionsView['rows'][number]['conclusionId']>;
};

interface ReceiptsSectionProps {
  readonly meetingId: string;
  readonly view: ConclusionsView;
  /** The meeting goes on, and whoever looks may send: else only what was received stands here. */
  readonly sends: boolean;
  readonly onSent: () => void;
}

/** The saved conclusions as they stand on the screens of the endpoints whom they concern: who has received each, and who has not. */
export const ReceiptsSection = ({ meetingId, view, sends, onSent }: ReceiptsSectionProps) => {
  const { t } = useTranslation('conclusions');
  const rows = view.rows.flatMap((row, index): { row: Row; n: number }[] => {
    const { conclusionId } = row;
    return conclusionId === null ? [] : [{ row: { ...row, conclusionId }, n: index + 1 }];
  });
  const shown = rows.filter(
    ({ row }) => sends || view.receipts.some(({ conclusionId }) => conclusionId === row.conclusionId),
  );
  if (shown.length === 0) return null;
  return (
    <section className={classes.section} data-testid="receipts">
      <Title order={2} size="h3" mb={4}>
        {t('receipts.title')}
      </Title>
      {sends && (
        <Text size="sm" mb="xs">
          {t('receipts.what')}
        </Text>
      )}
      <ol className={classes.rows}>
        {shown.map(({ row, n }) => (
          <li key={row.conclusionId} data-testid={`receipts-${n}`}>
            <Text size="sm" fw={600} className={classes.work ?? ''} lineClamp={2}>
              {n}. {row.work}
            </Text>
            <RowReceipts meetingId={meetingId} view={view} row={row} n={n} sends={sends} onSent={onSent} />
          </li>
        ))}
      </ol>
    </section>
  );
};

interface RowReceiptsProps extends ReceiptsSectionProps {
  readonly row: Row;
  readonly n: number;
}

const RowReceipts = ({ meetingId, view, row: { conclusionId }, n, sends, onSent }: RowReceiptsProps) => {
  const { t } = useTranslation('conclusions');
  const { signalling } = useRecordHub();
  const [choosing, setChoosing] = useState(false);
  const sending = useAttempt(async (to: readonly EndpointId[] | null) => {
    await signalling.ask('receipts.send', { meetingId, conclusionId, to: to === null ? null : [...to] });
    setChoosing(false);
    onSent();
  });
  const sent = view.receipts.find((each) => each.conclusionId === conclusionId);
  const got = sent?.receipts.filter(({ at }) => at !== null).length ?? 0;
  return (
    <>
      {sent !== undefined && (
        <>
          <Text size="sm" role="status" fw={600} c={got === sent.receipts.length ? 'green.9' : 'inherit'}>
            {t('receipts.count', { received: got, all: sent.receipts.length })}
          </Text>
          <ul className={classes.receipts}>
            {sent.receipts.map(({ endpointId, name, at }) => (
              <Receipt key={endpointId} name={name} at={at} />
            ))}
          </ul>
        </>
      )}
      <TroubleNotice error={choosing ? null : sending.error} />
      {sends && (
        <Group gap="xs" className={classes.buttons ?? ''}>
          {sent === undefined && (
            <Button
              size="compact-md"
              leftSection={<IconSend size={16} aria-hidden />}
              aria-label={t('receipts.sendOf', { n })}
              loading={sending.busy}
              onClick={() => void sending.run(null)}
            >
              {t('receipts.send')}
            </Button>
          )}
          <Button size="compact-md" variant="default" onClick={() => setChoosing(true)}>
            {t(sent === undefined ? 'receipts.choose' : 'receipts.sendMore')}
          </Button>
          {sent !== undefined && (
            <AskOnce
              title={t('receipts.recall')}
              sentence={t('receipts.recallSentence')}
              verb={t('receipts.recall')}
              act={async () => {
                await signalling.ask('receipts.recall', { meetingId, conclusionId });
                onSent();
              }}
              opener={(open) => (
                <Button size="compact-md" variant="subtle" color="accent.8" onClick={open}>
                  {t('receipts.recall')}
                </Button>
              )}
            />
          )}
        </Group>
      )}
      {choosing && (
        <SendDialog
          n={n}
          communes={view.communes}
          has={new Set(sent?.receipts.map(({ endpointId }) => endpointId))}
          sending={sending}
          onClose={() => {
            sending.forget();
            setChoosing(false);
          }}
        />
      )}
    </>
  );
};

/** One endpoint, by shape and word. */
const Receipt = ({ name, at }: { readonly name: string; readonly at: Instant | null }) => {
  const { t } = useTranslation('conclusions');
  const { exactClock } = useTimes();
  return (
    <li data-received={at !== null}>
      {at === null ? <IconClock size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />} {name}:{' '}
      {at === null ? t('receipts.not') : t('receipts.at', { time: exactClock(at) })}
    </li>
  );
};
