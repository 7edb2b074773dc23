import type { HubLineView } from '@diem-cau/shared';
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { decimalText, numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';

const megabits = (rate: number): string => decimalText(rate / 1_000_000);

/** How the hub's own line stands: in a line of text while it bears all, as a notice with what to do while it does not. */
export const HubLineNotice = ({ line }: { readonly line: HubLineView }) => {
  const { t } = useTranslation('lines');
  const { clock } = useTimes();
  const { wanted, bears, known, shortSince, over, local } = line;
  const figures = {
    wanted: megabits(wanted),
    bears: megabits(bears),
    over: numberText(over),
    local: numberText(local),
  };
  if (shortSince === null)
    return (
      <Text component="p" mt={0} mb="sm" data-testid="hub-line">
        {t('board.hubLine.enough', figures)}
      </Text>
    );
  return (
    <Alert
      role="status"
      color="red"
      variant="outline"
      mb="sm"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('board.hubLine.short', { ...figures, since: clock(shortSince) })}
      data-testid="hub-line"
    >
      {t(`board.hubLine.${known}`)} {t('board.hubLine.shared')} {t('board.hubLine.todo')}
    </Alert>
  );
};
