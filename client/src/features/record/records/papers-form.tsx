import { PapersDeclaration, type MeetingRecord } from '@diem-cau/shared';
import { Button, NumberInput, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { declarePapers } from './records-api.ts';

interface PapersProps {
  readonly record: MeetingRecord;
  readonly onSaved: (record: MeetingRecord) => void;
}

/** The button that declares how many pages of papers there were and how many copies were printed, and its dialog. */
export const PapersButton = ({ record, onSaved }: PapersProps) => {
  const { t } = useTranslation('records');
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button variant="default" leftSection={<IconFileText size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('papers.open')}
      </Button>
      <DeskDialog opened={open} onClose={close} title={t('papers.open')}>
        {open && (
          <Fields
            record={record}
            onClose={close}
            onSaved={(after) => {
              close();
              onSaved(after);
            }}
          />
        )}
      </DeskDialog>
    </>
  );
};

const Fields = ({ record, onSaved, onClose }: PapersProps & { onClose: () => void }) => {
  const { t } = useTranslation('records');
  const [pages, setPages] = useState<number | string>(record.papers?.pages ?? '');
  const [printedCopies, setPrintedCopies] = useState<number | string>(record.papers?.printedCopies ?? '');
  const [checked, setChecked] = useState(false);
  const read = PapersDeclaration.safeParse({
    pages: pages === '' ? null : Number(pages),
    printedCopies: printedCopies === '' ? null : Number(printedCopies),
  });
  const save = useAttempt(async () => {
    if (read.success) onSaved(await declarePapers(record.summary.meetingId, read.data));
  });
  const submit = (): void => {
    setChecked(true);
    void save.run();
  };
  const field = { min: 0, max: 100_000, allowDecimal: false, hideControls: true } as const;
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose}>
      <Text size="sm">{t('papers.lead')}</Text>
      <NumberInput
        {...field}
        label={t('papers.pages')}
        data-autofocus
        value={pages}
        onChange={setPages}
        error={checked && pages === '' ? t('papers.fault') : null}
      />
      <NumberInput
        {...field}
        label={t('papers.printedCopies')}
        description={t('papers.printedCopiesHint')}
        value={printedCopies}
        onChange={setPrintedCopies}
        error={checked && printedCopies === '' ? t('papers.fault') : null}
      />
    </DeskForm>
  );
};
