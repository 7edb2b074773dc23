import { foldForSearch, lightOfCheck, type EndpointCheck, type Instant, type SourceTrouble } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useCheckWords } from './check-words.ts';

/** An endpoint's check for a sheet; null where there is none. */
export interface CheckOnSheet {
  readonly name: string;
  readonly check: EndpointCheck | null;
}

const ofFile = (name: string): string =>
  foldForSearch(name)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');

/** A file, and what stands in it. */
interface Sheet {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes checks as a report from the field: a text that anybody can read, print and send on to whoever keeps the line, with every figure at
 * its end. @param moment an instant as a person writes it @param advice what to do about a device, where the page knows it
 */
export const useCheckSheet = (
  moment: (at: Instant) => string,
  advice?: (kind: 'camera' | 'microphone', trouble: SourceTrouble) => string,
) => {
  const { t } = useTranslation('check');
  const { words, figure } = useCheckWords(advice);
  const linesOf = ({ name, check }: CheckOnSheet): string[] => {
    if (check === null) return [name, t('board.never')];
    const { results, figures, beginner } = check;
    return [
      name,
      `${moment(check.at)} · ${t(`board.by.${beginner.by}`, 'name' in beginner ? { name: beginner.name } : {})}`,
      t(`verdicts.${lightOfCheck(check)}`),
      '',
      ...results.flatMap((result) => {
        const { name: step, said, act } = words(result, figures);
        const measured = result.light === 'skipped' ? '' : figure(result.step, figures);
        const told = [said, act, measured === '' ? '' : `(${measured})`].filter(Boolean).join(' ');
        return [`[${t(`lights.${result.light}`)}] ${step}: ${told}`];
      }),
      '',
      `${t('sheet.figures')}: ${JSON.stringify(check)}`,
    ];
  };
  /** @param named what the file is called after, besides the time */
  return (named: string, at: Instant, checks: readonly CheckOnSheet[]): Sheet => {
    const lines = [
      t('sheet.title'),
      '',
      ...checks.flatMap((each, index) => (index === 0 ? linesOf(each) : ['', '-'.repeat(60), '', ...linesOf(each)])),
      '',
    ];
    return {
      file: `phieu-kiem-tra-${ofFile(named)}-${moment(at).replace(/\D+/gu, '-')}.txt`,
      // With a mark at its start and Windows' ends of lines: old editors show both right.
      text: `\uFEFF${lines.join('\r\n')}`,
    };
  };
};
