/** A meeting told again, loaded where somebody wants to see it. */
export const loadReplay = () => import('./replay.tsx');
