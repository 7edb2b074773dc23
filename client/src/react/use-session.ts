import { SessionBody } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { getJson, HubUnreachable } from '../core/http.ts';

const askAgainMs = 2_000;

/** Who this browser is to the hub; asked again until there is an answer. */
export const useSession = (): SessionBody | 'asking' | 'refused' => {
  const [session, setSession] = useState<SessionBody | 'asking' | 'refused'>('asking');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async (): Promise<void> => {
      try {
        const answer = await getJson('/api/session', SessionBody);
        if (!gone) setSession(answer);
      } catch (error) {
        if (gone) return;
        if (error instanceof HubUnreachable) timer = setTimeout(() => void ask(), askAgainMs);
        else setSession('refused');
      }
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return session;
};
