import { Refusal, type EndpointBody, type EnrolmentLink } from '@diem-cau/shared';
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { usePcWords } from '../../../ui/desk/use-pc-words.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { makeEnrolmentLink } from './directory-api.ts';
import { whatEnds } from './what-ends.ts';

interface MakeLinkProps {
  readonly endpoint: EndpointBody;
  readonly onLink: (link: EnrolmentLink) => void;
  /** Somebody made or used a link meanwhile: the directory has to be read again. */
  readonly onStale: () => void;
}

/** Makes a link and a code for an endpoint; asks first where that ends an open link or a PC, and says which. */
export const MakeLink = ({ endpoint, onLink, onStale }: MakeLinkProps) => {
  const { t } = useTranslation('admin');
  const { moment } = useTimes();
  const pcWords = usePcWords();
  const { endpointId, name, enrolment } = endpoint;
  const make = async (): Promise<void> => {
    try {
      onLink(await makeEnrolmentLink(endpointId, whatEnds(endpoint)));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'ends-others') onStale();
      throw error;
    }
  };
  const making = useAttempt(make);
  if (whatEnds(endpoint).length === 0)
    return (
      <Stack gap={4}>
        <Button size="compact-sm" variant="default" loading={making.busy} onClick={() => void making.run()}>
          {t('directory.makeLink')}
        </Button>
        <TroubleNotice error={making.error} />
      </Stack>
    );
  const { pcs, link } = enrolment;
  const ending = [
    ...(link === null ? [] : [t('directory.endsLink', { made: moment(link.madeAt), until: moment(link.expiresAt) })]),
    ...pcs.map((pc) => t('directory.endsPc', { pc: pcWords(pc) })),
  ];
  return (
    <AskOnce
      title={t('directory.makeLinkFor', { name })}
      sentence={ending.join(' ')}
      verb={t('directory.makeLinkAnyway')}
      act={make}
      opener={(open) => (
        <Button size="compact-sm" variant="default" onClick={open}>
          {t('directory.makeLink')}
        </Button>
      )}
    />
  );
};
