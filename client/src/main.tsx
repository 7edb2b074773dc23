import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app/app.tsx';
import { keepAim } from './core/held-aim.ts';
import { lostPart } from './core/lost-part.ts';
import { giveStyleNonce } from './ui/style-nonce.ts';
import { startLanguages } from './i18n/current-language.ts';

giveStyleNonce();
keepAim(document);
// A page that the browser kept asleep has told the hub that it was closing: it begins anew.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload();
});
window.addEventListener('vite:preloadError', () => void lostPart.reload());

const place = document.getElementById('root');
void startLanguages().then(() => {
  if (place !== null) createRoot(place).render(<App />);
});
