/** What whoever started the hub has to know. */
export interface IntroductionFacts {
  /** Names and addresses under which the hub can be reached, the best one first. */
  readonly hosts: readonly string[];
  /** The one that another machine reaches. */
  readonly reachable: string;
  readonly httpsPort: number;
  readonly httpPort: number;
  /** SHA-256 of the private CA; null where the operator's own certificate needs none. */
  readonly fingerprint: string | null;
  readonly newAdmin: { readonly userName: string; readonly oneTimePassword: string } | null;
  readonly demoLinks: readonly { readonly name: string; readonly url: string }[];
  /** A played district: where its data lie, and the address at which a browser on this machine enters it; null where none is played. */
  readonly played: { readonly dataDir: string; readonly url: string } | null;
}

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/**
 * The hub's words to whoever started it, the last of the start. What is long stands first and what is shown only once last, so that it can
 * still be read when the terminal has come to rest.
 */
export const introduction = (facts: IntroductionFacts): string[] => {
  const { hosts, httpsPort, httpPort, fingerprint, newAdmin, demoLinks, played } = facts;
  const reachable = inUrl(facts.reachable);
  const links =
    demoLinks.length === 0
      ? []
      : [
          '',
          'Dữ liệu mẫu; mở mỗi liên kết một lần trên máy của điểm cầu (demo data; open each link once on the PC of its endpoint):',
          ...demoLinks.map(({ name, url }) => `  ${name}: https://${reachable}:${httpsPort}${url}`),
        ];
  const certificate =
    fingerprint === null
      ? []
      : [
          `Cài chứng thư cho các máy (certificate for the PCs): http://${reachable}:${httpPort}/ca`,
          'Dấu vân tay SHA-256 của chứng thư, để đọc cho người cài (its fingerprint, to be read out to whoever installs it):',
          `  ${fingerprint}`,
        ];
  const entry =
    played === null
      ? []
      : [
          '',
          `Dùng thử: 18 xã do máy đóng vai, số liệu mẫu, nằm riêng trong ${played.dataDir} (a demo: 18 played communes, sample data in a folder of its own).`,
          `Mở trên máy này (open on this machine): ${played.url}`,
        ];
  const admin =
    newAdmin === null
      ? []
      : [
          '',
          'Quản trị hệ thống, mật khẩu dùng một lần trong 7 ngày, chỉ hiện lần này (administrator, one-time password for 7 days, shown only now):',
          `  ${newAdmin.userName} / ${newAdmin.oneTimePassword}`,
        ];
  return [
    ...links,
    '',
    'Điểm Cầu đang chạy (the hub is running):',
    ...hosts.map((host) => `  https://${inUrl(host)}:${httpsPort}`),
    ...certificate,
    ...admin,
    '',
    'Dừng: Ctrl+C (stop).',
    ...entry,
  ];
};
