import { Refusal, type RefusalCode } from '@diem-cau/shared';
import { Alert, Button, List, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

// Known by its name, as the browser's own errors are: this folder knows nothing of how a page reaches the hub.
const isUnreachable = (error: unknown): boolean => error instanceof Error && error.name === 'HubUnreachable';

interface TroubleNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Sentences that fit this place better than the code's own. */
  readonly wording?: Partial<Record<RefusalCode, string>>;
}

/** What went wrong, as a sentence that says what to do; nothing at all while `error` is null. */
export const TroubleNotice = ({ error, onRetry, wording = {} }: TroubleNoticeProps) => {
  const { t } = useTranslation(['desk', 'refusals']);
  const { pathname, search } = useLocation();
  if (error === null || error === undefined) return null;
  const refusal = error instanceof Refusal ? error : new Refusal('internal');
  const sentence = isUnreachable(error)
    ? t(onRetry === undefined ? 'unreachableAct' : 'unreachable')
    : (wording[refusal.code] ?? t(`refusals:${refusal.code}`));
  const signedOut = refusal.code === 'not-signed-in';
  // Asked again, what does not exist is there no more than before.
  const again = signedOut || refusal.code === 'not-found' ? undefined : onRetry;
  return (
    <Alert role="alert" color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={sentence}>
      {(refusal.details.length > 0 || again !== undefined || signedOut) && (
        <Stack gap="xs" align="flex-start">
          <List size="sm">
            {refusal.details.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          {signedOut && (
            <Button component="a" size="xs" href={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>
              {t('signIn')}
            </Button>
          )}
          {again !== undefined && (
            <Button size="xs" variant="default" onClick={again}>
              {t('retry')}
            </Button>
          )}
        </Stack>
      )}
    </Alert>
  );
};
