import type { SignatureCheck } from '@diem-cau/shared';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './signed-documents.module.css';

const icons = {
  intact: IconCircleCheckFilled,
  'added-to': IconAlertTriangleFilled,
  changed: IconAlertTriangleFilled,
  unreadable: IconHelpCircle,
} as const;

interface SignatureTableProps {
  /** What the document is called among the others. */
  readonly name: string;
  readonly signatures: readonly SignatureCheck[];
}

/** The signatures of a document: whether what was signed is unchanged, by word and shape, who signed, who vouches for them, when. */
export const SignatureTable = ({ name, signatures }: SignatureTableProps) => {
  const { t } = useTranslation('signed-documents');
  const { moment } = useTimes();
  const columns: readonly Column<SignatureCheck>[] = [
    {
      key: 'integrity',
      title: t('signatures.integrity'),
      width: '12em',
      cell: ({ integrity }) => {
        const Icon = icons[integrity];
        return (
          <span className={classes.integrity} data-integrity={integrity}>
            <Icon size={18} aria-hidden />
            {t(`signatures.states.${integrity}`)}
          </span>
        );
      },
    },
    {
      key: 'signer',
      title: t('signatures.signer'),
      rowHead: true,
      cell: ({ kind, signer }) => {
        const name = signer || t('signatures.unknown');
        return kind === 'time-stamp' ? t('signatures.timeStamp', { name }) : name;
      },
    },
    {
      key: 'organisation',
      title: t('signatures.organisation'),
      cell: ({ organisation }) => organisation || t('signatures.noOrganisation'),
    },
    { key: 'issuer', title: t('signatures.issuer'), cell: ({ issuer }) => issuer || t('signatures.unknown') },
    {
      key: 'signedAt',
      title: t('signatures.signedAt'),
      numeric: true,
      width: '11em',
      cell: ({ signedAt }) => (signedAt === null ? t('signatures.noTime') : moment(signedAt)),
    },
    {
      key: 'covers',
      title: t('signatures.covers'),
      width: '15em',
      cell: ({ coversWholeFile }) => t(coversWholeFile ? 'signatures.whole' : 'signatures.part'),
    },
  ];
  return (
    <DeskTable
      caption={t('signatures.caption', { name })}
      columns={columns}
      rows={signatures}
      rowKey={(signature) => String(signatures.indexOf(signature))}
      empty={null}
    />
  );
};
