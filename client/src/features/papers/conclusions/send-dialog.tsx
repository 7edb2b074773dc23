import type { ConclusionsView, EndpointId } from '@diem-cau/shared';
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import type { Attempt } from '../../../ui/desk/use-attempt.ts';
import classes from './receipts-section.module.css';

interface SendDialogProps {
  readonly n: number;
  readonly communes: ConclusionsView['communes'];
  /** Those on whose screens it stands already. */
  readonly has: ReadonlySet<EndpointId>;
  readonly sending: Attempt<[readonly EndpointId[] | null]>;
  readonly onClose: () => void;
}

/** To which endpoints a conclusion is sent, where its units do not say it. */
export const SendDialog = ({ n, communes, has, sending, onClose }: SendDialogProps) => {
  const { t } = useTranslation(['conclusions', 'desk']);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const free = communes.filter(({ endpointId }) => !has.has(endpointId));
  const to = free.flatMap(({ endpointId }) => (chosen.includes(endpointId) ? [endpointId] : []));
  return (
    <DeskDialog opened onClose={onClose} title={t('conclusions:receipts.chooseOf', { n })}>
      <Stack>
        <Checkbox
          label={t('conclusions:receipts.everybody')}
          checked={to.length === free.length && free.length > 0}
          indeterminate={to.length > 0 && to.length < free.length}
          onChange={({ currentTarget }) =>
            setChosen(currentTarget.checked ? free.map(({ endpointId }) => endpointId) : [])
          }
        />
        <Checkbox.Group value={[...chosen]} onChange={setChosen}>
          <div className={classes.choices}>
            {free.map(({ endpointId, name }) => (
              <Checkbox key={endpointId} value={endpointId} label={name} />
            ))}
          </div>
        </Checkbox.Group>
        <TroubleNotice error={sending.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('desk:cancel')}
          </Button>
          <Button disabled={to.length === 0} loading={sending.busy} onClick={() => void sending.run(to)}>
            {t('conclusions:receipts.sendTo', { count: to.length })}
          </Button>
        </Group>
      </Stack>
    </DeskDialog>
  );
};
