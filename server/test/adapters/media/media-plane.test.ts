import { FakeMediaPlane } from '../../fakes/media-plane.ts';
import { describeMediaPlane } from './media-plane-contract.ts';
import { startPlane } from './media-harness.ts';

describeMediaPlane('mediasoup', () => startPlane());
describeMediaPlane('the fake', () => Promise.resolve(new FakeMediaPlane()));
