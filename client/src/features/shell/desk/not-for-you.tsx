import type { Principal } from '@diem-cau/shared';
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { OwnMeetings } from './own-meetings.tsx';

/** Where somebody belongs who has no business here. */
const wayOn = ({ kind, onlyIn }: Principal): { readonly to: string; readonly words: string } => {
  if (onlyIn !== undefined) return { to: '/panel', words: 'toPanel' };
  return kind === 'endpoint' ? { to: '/', words: 'toStart' } : { to: '/meetings', words: 'toMeetings' };
};

/** A sentence for whoever has no business on a desk page, and where to go instead. */
export const NotForYou = ({ why }: { why: 'delegate' | 'role' | 'endpoint' | 'panel' }) => {
  const { t } = useTranslation('admin');
  const person = useDeskPerson();
  const way = wayOn(person.me);
  return (
    <DeskPage title={t(`notForYou.${why}.title`)}>
      <Text maw="60ch">{t(`notForYou.${why}.sentence`)}</Text>
      <Text mt="sm">
        <CallTechnician profile={person} />
      </Text>
      {why === 'delegate' && <OwnMeetings />}
      {why !== 'delegate' && (
        <Button component="a" href={way.to} mt="lg">
          {t(`notForYou.${way.words}`)}
        </Button>
      )}
    </DeskPage>
  );
};
