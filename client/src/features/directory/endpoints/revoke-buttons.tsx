import type { EndpointBody, EnrolledPc } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { usePcWords } from '../../../ui/desk/use-pc-words.ts';
import { revokeEnrolment } from './directory-api.ts';

interface RevokeButtonsProps {
  readonly endpoint: EndpointBody;
  readonly onRevoked: () => void;
}

/** One press, and a question, to take back each PC of an endpoint and its open code. */
export const RevokeButtons = ({ endpoint, onRevoked }: RevokeButtonsProps) => {
  const { t } = useTranslation('admin');
  const pcWords = usePcWords();
  const pcName = (pc: EnrolledPc): string => pcWords({ ...pc, lastSeenAt: null });
  const { name, enrolment } = endpoint;
  const held = [
    ...enrolment.pcs.map((pc) => ({
      enrolmentId: pc.enrolmentId,
      verb: enrolment.pcs.length === 1 ? t('directory.revoke') : t('directory.revokeOf', { pc: pcName(pc) }),
      sentence: t('directory.revokeAsk', { name, pc: pcWords(pc) }),
    })),
    ...(enrolment.link === null
      ? []
      : [
          {
            enrolmentId: enrolment.link.enrolmentId,
            verb: t('directory.revokeLink'),
            sentence: t('directory.revokeLinkAsk', { name }),
          },
        ]),
  ];
  return held.map(({ enrolmentId, verb, sentence }) => (
    <AskOnce
      key={enrolmentId}
      title={verb}
      sentence={sentence}
      verb={verb}
      act={async () => {
        await revokeEnrolment(enrolmentId);
        onRevoked();
      }}
      opener={(open) => (
        <Button size="compact-sm" variant="default" onClick={open}>
          {verb}
        </Button>
      )}
    />
  ));
};
