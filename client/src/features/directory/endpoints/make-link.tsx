import { Refusal, type EndpointBody, type EnrolmentLink } from '@diem-cau/shared';
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { BesideOrInstead } from './beside-or-instead.tsx';
import { makeEnrolmentLink } from './directory-api.ts';
import { seatPcs, whatEnds, type Coming } from './what-ends.ts';

interface MakeLinkProps {
  readonly endpoint: EndpointBody;
  readonly onLink: (link: EnrolmentLink) => void;
  /** Somebody made or used a link meanwhile: the directory has to be read again. */
  readonly onStale: () => void;
}

/** Makes a link and a code for an endpoint's seat. Asks first where a PC holds it, which stays or goes, or where an open link ends. */
export const MakeLink = ({ endpoint, onLink, onStale }: MakeLinkProps) => {
  const { t } = useTranslation('admin');
  const { moment } = useTimes();
  const { endpointId, name, enrolment } = endpoint;
  const { link } = enrolment;
  const make = async (coming: Coming): Promise<void> => {
    try {
      const ends = [...whatEnds(endpoint, coming)];
      onLink(await makeEnrolmentLink(endpointId, { ends, beside: coming === 'beside' }));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'ends-others') onStale();
      throw error;
    }
  };
  const making = useAttempt(() => make('instead'));
  const endsLink =
    link === null ? '' : t('directory.endsLink', { made: moment(link.madeAt), until: moment(link.expiresAt) });
  if (seatPcs(endpoint).length > 0) return <BesideOrInstead endpoint={endpoint} endsLink={endsLink} make={make} />;
  if (link === null)
    return (
      <Stack gap={4}>
        <Button size="compact-sm" variant="default" loading={making.busy} onClick={() => void making.run()}>
          {t('directory.makeLink')}
        </Button>
        <TroubleNotice error={making.error} />
      </Stack>
    );
  return (
    <AskOnce
      title={t('directory.makeLinkFor', { name })}
      sentence={endsLink}
      verb={t('directory.makeLinkAnyway')}
      act={() => make('instead')}
      opener={(open) => (
        <Button size="compact-sm" variant="default" onClick={open}>
          {t('directory.makeLink')}
        </Button>
      )}
    />
  );
};
