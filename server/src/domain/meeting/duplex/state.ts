import type { EndpointId } from '@diem-cau/shared';

/** The endpoints whose microphone gives way while others speak, be they there or not: a room echoes after a cut as before. */
export type Duplex = ReadonlySet<EndpointId>;
