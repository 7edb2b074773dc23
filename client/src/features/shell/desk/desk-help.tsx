import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconQuestionMark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useKeys } from '../../../react/use-keys.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { WaitingLines } from '../../../ui/desk/waiting-lines.tsx';
import { Help } from '../../../ui/help/index.ts';

/** The help of the page that is open, for who has it open; by its button, F1 or the question mark. */
export const DeskHelp = () => {
  const { t } = useTranslation('common');
  const person = useDeskPerson();
  const { pathname } = useLocation();
  const [opened, help] = useDisclosure(false);
  useKeys({ F1: help.open, 'Shift+Slash': help.open }, !opened);
  const keeps = useMay('keepAccounts') && pathname.startsWith('/admin/');
  return (
    <>
      <ActionIcon variant="default" size="md" aria-label={t('help')} title={`${t('help')} (F1)`} onClick={help.open}>
        <IconQuestionMark size={18} aria-hidden />
      </ActionIcon>
      <DeskDialog opened={opened} onClose={help.close} title={t('help')} size="xl">
        <Help topic={keeps ? 'admin' : 'desk'} profile={person} waiting={<WaitingLines />} />
      </DeskDialog>
    </>
  );
};
