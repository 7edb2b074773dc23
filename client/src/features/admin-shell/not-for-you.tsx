import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDeskPerson } from '../../ui/desk/desk-person.ts';
import { DeskPage } from '../../ui/desk/desk-page.tsx';

/** A sentence for whoever has no business on a desk page, and where to go instead. */
export const NotForYou = ({ why }: { why: 'delegate' | 'role' | 'endpoint' }) => {
  const { t } = useTranslation('admin');
  const { me, technicianPhone } = useDeskPerson();
  return (
    <DeskPage title={t(`notForYou.${why}.title`)}>
      <Text maw="60ch">{t(`notForYou.${why}.sentence`)}</Text>
      {technicianPhone !== '' && <Text mt="sm">{t('notForYou.phone', { phone: technicianPhone })}</Text>}
      {why !== 'delegate' && (
        <Button component="a" href={me.kind === 'endpoint' ? '/' : '/meetings'} mt="lg">
          {t(me.kind === 'endpoint' ? 'notForYou.toStart' : 'notForYou.toMeetings')}
        </Button>
      )}
    </DeskPage>
  );
};
