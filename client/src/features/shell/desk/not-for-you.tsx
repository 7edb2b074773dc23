import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { OwnMeetings } from './own-meetings.tsx';

/** A sentence for whoever has no business on a desk page, and where to go instead. */
export const NotForYou = ({ why }: { why: 'delegate' | 'role' | 'endpoint' }) => {
  const { t } = useTranslation('admin');
  const person = useDeskPerson();
  return (
    <DeskPage title={t(`notForYou.${why}.title`)}>
      <Text maw="60ch">{t(`notForYou.${why}.sentence`)}</Text>
      <Text mt="sm">
        <CallTechnician profile={person} />
      </Text>
      {why === 'delegate' && <OwnMeetings />}
      {why !== 'delegate' && (
        <Button component="a" href={person.me.kind === 'endpoint' ? '/' : '/meetings'} mt="lg">
          {t(person.me.kind === 'endpoint' ? 'notForYou.toStart' : 'notForYou.toMeetings')}
        </Button>
      )}
    </DeskPage>
  );
};
