import type { PictureCodecName } from '../../../application/ports/recorder.ts';
import { av1 } from './av1.ts';
import type { PictureCodec } from './picture.ts';
import { vp8 } from './vp8.ts';
import { vp9 } from './vp9.ts';

/** The codecs that WebM knows. H.264 is none of them. */
export const pictureCodecs: Readonly<Record<PictureCodecName, PictureCodec>> = { VP8: vp8, VP9: vp9, AV1: av1 };
