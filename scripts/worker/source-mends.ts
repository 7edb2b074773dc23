import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup/setup-error.ts';

type Mend = { file: string; from: string; to: string };

/** What must change in the worker's source before it is built against Debian's libraries. */
export const mends: readonly Mend[] = [
  {
    // Debian 12 has meson 1.0.1; nothing newer is used.
    file: 'meson.build',
    from: "meson_version: '>= 1.1.0'",
    to: "meson_version: '>= 1.0.0'",
  },
  {
    // Its files include headers that are generated, and nothing makes them wait for these: on a machine that compiles the first of
    // them fast enough, the build fails.
    file: join('deps', 'libwebrtc', 'meson.build'),
    from: "flatbuffers_proj.get_variable('flatbuffers_dep'),",
    to: "flatbuffers_proj.get_variable('flatbuffers_dep'), flatbuffers_generator_dep,",
  },
  {
    // This BIO callback answers 1 to every control call. An OpenSSL that has kernel TLS, as Debian's, reads that as
    // "kernel TLS is on", allocates no write buffer, and the worker dies at the first DTLS handshake.
    file: join('src', 'RTC', 'DtlsTransport.cpp'),
    from: '(operationType == BIO_CB_RETURN) ? static_cast<long>(ret) : 1',
    to: '((operationType & BIO_CB_RETURN) != 0) ? static_cast<long>(ret) : 1',
  },
];

/** Mends a copy of the worker's source. Throws when a place is not found: a new mediasoup, to be looked at by a person. */
export function mendSource(worker: string): void {
  for (const { file, from, to } of mends) {
    const path = join(worker, file);
    const source = readFileSync(path, 'utf8');
    if (!source.includes(from)) {
      throw new SetupError(
        'Mã nguồn mediasoup worker đã đổi: cần xem lại scripts/worker/source-mends.ts.',
        `The worker's source has changed: ${file} no longer has "${from}" (scripts/worker/source-mends.ts).`,
      );
    }
    writeFileSync(path, source.replace(from, to));
  }
}
