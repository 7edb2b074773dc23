import { lazy } from 'react';

/** The dated table of parameters, loaded at a desk. */
export const ParametersPage = lazy(async () => ({ default: (await import('./parameters-page.tsx')).ParametersPage }));
