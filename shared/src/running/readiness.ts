import { z } from 'zod';

/** Why no meeting can be held now, each with a sentence for the operator. Closed list. */
export const readinessFaults = {
  'meetings-not-taken-up': {
    vi: 'Máy chủ đang khởi động, chưa nhận lại các cuộc họp đang mở. Hãy chờ vài giây.',
    en: 'The hub is starting and has not taken up its open meetings yet. Wait a few seconds.',
  },
  'record-not-writable': {
    vi: 'Không ghi được vào cơ sở dữ liệu. Hãy xem chỗ trống trên đĩa (df -h) và nhật ký của dịch vụ.',
    en: 'Nothing can be written to the database. Look at the free space (df -h) and at the service’s log.',
  },
  'media-not-answering': {
    vi: 'Không tiến trình hình, tiếng nào trả lời. Máy chủ tự thay chúng; nếu còn kéo dài, hãy khởi động lại dịch vụ.',
    en: 'No media worker answers. The hub replaces them by itself; if this lasts, restart the service.',
  },
  'no-address': {
    vi: 'Máy chủ chưa có địa chỉ mạng nào ngoài địa chỉ của chính nó, không máy nào khác thấy hình, nghe tiếng được. Hãy nối mạng (hệ thống tự nhận địa chỉ mới, không phải khởi động lại), hoặc đặt HUB_ANNOUNCED_ADDRESSES.',
    en: 'The hub has no network address but loopback, so that no other PC gets pictures and sound. Connect the network (a new address is taken up without a restart), or set HUB_ANNOUNCED_ADDRESSES.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;
export type ReadinessFault = keyof typeof readinessFaults;
const ReadinessFault = z.enum(Object.keys(readinessFaults) as [ReadinessFault, ...ReadinessFault[]]);

/** What the operator should mend although meetings can be held. Closed list. */
export const readinessWarnings = {
  'fewer-media-workers': {
    vi: 'Một số tiến trình hình, tiếng không trả lời. Máy chủ tự thay chúng; nếu còn kéo dài, hãy xem nhật ký của dịch vụ.',
    en: 'Some media workers do not answer. The hub replaces them by itself; if this lasts, look at the service’s log.',
  },
  'loopback-only': {
    vi: 'HUB_ANNOUNCED_ADDRESSES chỉ có địa chỉ của chính máy chủ: chỉ trang mở ngay trên máy này thấy hình, nghe tiếng được. Dùng thử thì được; họp thật thì hãy bỏ hoặc sửa biến này, rồi khởi động lại.',
    en: 'HUB_ANNOUNCED_ADDRESSES names loopback only, so that only pages on this very machine get pictures and sound. Good for a try; for a meeting remove or correct it, and restart.',
  },
  'small-socket-buffers': {
    vi: 'Bộ đệm mạng của hệ thống nhỏ, khi đông điểm cầu có thể mất gói hình, tiếng. Hãy đặt net.core.rmem_max và net.core.wmem_max như tài liệu vận hành.',
    en: 'The system’s network buffers are small, so that packets may be lost with many endpoints. Set net.core.rmem_max and net.core.wmem_max as the operator’s guide says.',
  },
  'relay-missing': {
    vi: 'Chưa cài coturn: nơi nào mạng chỉ cho qua cổng của trang web thì sẽ không có hình, có tiếng. Hãy cài: apt-get install coturn, rồi khởi động lại dịch vụ; hoặc đặt HUB_RELAY=off nếu mọi nơi đều qua được cổng hình, tiếng.',
    en: 'coturn is not installed: where a network lets only the pages’ own port pass, there will be no pictures and no sound. Install it (apt-get install coturn) and restart the service; or set HUB_RELAY=off where the media ports are open everywhere.',
  },
  'relay-not-running': {
    vi: 'Bộ chuyển tiếp (coturn) chưa chạy: nơi nào mạng chỉ cho qua cổng của trang web thì lúc này không có hình, có tiếng. Máy chủ tự chạy lại; nếu còn kéo dài, hãy xem nhật ký của dịch vụ.',
    en: 'The relay (coturn) is not running: where a network lets only the pages’ own port pass, there are no pictures and no sound now. The hub starts it again by itself; if this lasts, look at the service’s log.',
  },
  'meetings-set-aside': {
    vi: 'Có cuộc họp đang mở mà máy chủ không nhận lại được. Hồ sơ của cuộc họp vẫn còn nguyên; hãy xem nhật ký của dịch vụ.',
    en: 'An open meeting could not be taken up again. Its record is kept as it is; look at the service’s log.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;
export type ReadinessWarning = keyof typeof readinessWarnings;
const ReadinessWarning = z.enum(Object.keys(readinessWarnings) as [ReadinessWarning, ...ReadinessWarning[]]);

const sentence = { vi: z.string(), en: z.string() };
export const ReadinessBody = z.strictObject({
  ready: z.boolean(),
  /** Empty exactly when the hub is ready. */
  faults: z.array(z.strictObject({ code: ReadinessFault, ...sentence })),
  warnings: z.array(z.strictObject({ code: ReadinessWarning, ...sentence })),
});
export type ReadinessBody = z.infer<typeof ReadinessBody>;
