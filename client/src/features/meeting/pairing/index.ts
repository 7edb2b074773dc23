export { loadPairing } from './load-pairing.ts';
