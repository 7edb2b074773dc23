/** What a played commune says, and in which voice of espeak-ng. */
export interface Voice {
  readonly voice: string;
  readonly pitch: number;
  readonly text: string;
}

/** The sentences of the played meeting; nothing in them is a fact. */
export const voices: readonly Voice[] = [
  {
    voice: 'vi+m3',
    pitch: 42,
    text: 'Kính thưa đồng chí chủ trì. Đây là tiếng nói mẫu. Xã chúng tôi có mặt đông đủ, đường truyền ổn định.',
  },
  {
    voice: 'vi+f2',
    pitch: 58,
    text: 'Báo cáo đồng chí. Tuần qua xã đã rà soát xong danh sách, và gửi về huyện đúng hạn.',
  },
  {
    voice: 'vi+m1',
    pitch: 34,
    text: 'Thưa hội nghị. Xã đề nghị huyện cho sửa đoạn đường vào thôn, trước mùa mưa.',
  },
  {
    voice: 'vi+f4',
    pitch: 50,
    text: 'Xã nhất trí với kết luận của đồng chí chủ trì, và sẽ thực hiện ngay trong tuần này.',
  },
];
