import { existsSync } from 'node:fs';
import { day, checkOperatorPems } from './certificates/operator-pem.ts';
import { machineNames } from './certificates/names.ts';
import { officeDomains } from './certificates/office-domains.ts';
import { clockIsWrong, ensureCertificates, filesIn, renewBeforeMs } from './certificates/own-certificates.ts';
import { inCheckout } from './setup/paths.ts';
import type { Step } from './setup/report.ts';
import { SetupError } from './setup/setup-error.ts';
import { wallClock } from './wall-clock.ts';

/** The certificates that the hub is started with (paths of PEM files). `authority`: the private one, to hand out. */
export type Certificates = { certificate: string; key: string; authority?: string };

const operatorsOwn = (certificate: string, key: string, now: Date, step: Step): Certificates => {
  const { validTo } = checkOperatorPems(certificate, key, now);
  const soon = validTo.getTime() - now.getTime() < renewBeforeMs;
  step.say(`your own, until ${day(validTo)}${soon ? ': sắp hết hạn, hãy thay (near its end, replace it)' : ''}`);
  const authority = process.env.HUB_CA_CERT;
  return { certificate, key, ...(authority ? { authority } : {}) };
};

/**
 * The certificates for the hub: the operator's own (`HUB_TLS_CERT` and `HUB_TLS_KEY`), which are only checked, or those
 * of a private authority in certs/, made and renewed here for this machine's names, its addresses and `HUB_NAMES`.
 */
export async function certificates(step: Step, now = wallClock()): Promise<Certificates> {
  const { HUB_TLS_CERT, HUB_TLS_KEY, HUB_NAMES } = process.env;
  if (HUB_TLS_CERT && HUB_TLS_KEY) return operatorsOwn(HUB_TLS_CERT, HUB_TLS_KEY, now, step);
  if (HUB_TLS_CERT || HUB_TLS_KEY) {
    throw new SetupError(
      'HUB_TLS_CERT và HUB_TLS_KEY phải đi cùng nhau: mới có một trong hai.',
      'HUB_TLS_CERT and HUB_TLS_KEY go together: only one of them is set.',
    );
  }
  const folder = inCheckout('certs');
  const files = filesIn(folder);
  if (clockIsWrong(now))
    step.say(`Đồng hồ của máy đang chỉ ngày ${day(now)}, hãy chỉnh lại (this machine's clock is wrong, set it)`);
  const domains = existsSync(files.authority) ? [] : await officeDomains();
  const { outcome, names, refused } = await ensureCertificates(folder, machineNames(HUB_NAMES), now, domains);
  const list = [...names.dns, ...names.ip].join(', ');
  if (outcome === 'kept') step.say('good for the names of this machine');
  if (outcome === 'server-issued') step.say(`server certificate issued for ${list}`);
  if (outcome === 'authority-issued') {
    step.say(`private authority and server certificate issued for ${list}`);
    step.say('Hãy cài certs/ca.crt trên máy của từng điểm cầu (install it on the PC of each endpoint)');
  }
  if (refused.length > 0)
    step.say(
      `Chứng thư gốc không được cấp cho ${refused.join(', ')}; xem certs/README.md (the authority may not speak for these names)`,
    );
  return { certificate: files.certificate, key: files.key, authority: files.authority };
}
