import { PrintingDeclaration, type MeetingRecord } from '@diem-cau/shared';
import { Button, NumberInput, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { declarePrinting } from './records-api.ts';

interface PrintingProps {
  readonly record: MeetingRecord;
  readonly onSaved: (record: MeetingRecord) => void;
}

/** The button that declares how many pages of papers there were and how many copies were printed, and its dialog. */
export const PrintingButton = ({ record, onSaved }: PrintingProps) => {
  const { t } = useTranslation('records');
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button variant="default" leftSection={<IconFileText size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('printing.open')}
      </Button>
      <DeskDialog opened={open} onClose={close} title={t('printing.open')}>
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

const Fields = ({ record, onSaved, onClose }: PrintingProps & { onClose: () => void }) => {
  const { t } = useTranslation('records');
  const [pages, setPages] = useState<number | string>(record.papers?.pages ?? '');
  const [printedCopies, setPrintedCopies] = useState<number | string>(record.papers?.printedCopies ?? '');
  const [checked, setChecked] = useState(false);
  const read = PrintingDeclaration.safeParse({
    pages: pages === '' ? null : Number(pages),
    printedCopies: printedCopies === '' ? null : Number(printedCopies),
  });
  const save = useAttempt(async () => {
    if (read.success) onSaved(await declarePrinting(record.summary.meetingId, read.data));
  });
  const submit = (): void => {
    setChecked(true);
    void save.run();
  };
  const field = { min: 0, max: 100_000, allowDecimal: false, hideControls: true } as const;
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose}>
      <Text size="sm">{t('printing.lead')}</Text>
      <NumberInput
        {...field}
        label={t('printing.pages')}
        data-autofocus
        value={pages}
        onChange={setPages}
        error={checked && pages === '' ? t('printing.fault') : null}
      />
      <NumberInput
        {...field}
        label={t('printing.printedCopies')}
        description={t('printing.printedCopiesHint')}
        value={printedCopies}
        onChange={setPrintedCopies}
        error={checked && printedCopies === '' ? t('printing.fault') : null}
      />
    </DeskForm>
  );
};
