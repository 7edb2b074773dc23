import type { EndpointId } from '@diem-cau/shared';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { EndpointPage } from '../core/endpoint-page.ts';
import { useHub } from './hub-context.tsx';
import { bringAdvice } from './use-trouble-advice.ts';

const EndpointContext = createContext<EndpointPage | null>(null);

/** The endpoint's page: session, media, devices; only below an EndpointProvider. */
export const useEndpoint = (): EndpointPage => {
  const page = use(EndpointContext);
  if (page === null) throw new Error('useEndpoint needs an EndpointProvider above it');
  return page;
};

/** Runs an endpoint's page for as long as it is shown. */
export const EndpointProvider = ({ endpointId, children }: { endpointId: EndpointId; children: ReactNode }) => {
  const { hub } = useHub();
  const [page] = useState(() => new EndpointPage(hub, endpointId));
  useEffect(() => {
    page.start();
    void bringAdvice();
    return () => page.stop();
  }, [page]);
  return <EndpointContext value={page}>{children}</EndpointContext>;
};
