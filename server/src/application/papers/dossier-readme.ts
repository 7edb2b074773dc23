/** The script that stands in the README, between two marks, so that a command can take it out. */
const script = `# --- verify.py
import hashlib, json, sys

heads = dict(line.split() for line in open("chain-heads.txt", encoding="ascii"))
for name in ("events.jsonl", "book.jsonl"):
    previous = "0" * 64
    with open(name, "rb") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip(b"\\n")
            if json.loads(line)["previous"] != previous:
                sys.exit(f"{name}: line {number} does not follow the line before it")
            previous = hashlib.sha256(line).hexdigest()
    if previous != heads.get(name):
        sys.exit(f"{name}: the last line is not the one in chain-heads.txt")
    print(f"{name}: OK")
# --- end`;

/** Commands that a reader copies, the same in both languages. */
const commands = `    sha256sum -c SHA256SUMS
    sed -n '/^# --- verify.py/,/^# --- end/p' README.txt > verify.py
    python3 verify.py`;

const windows = `    Get-Content SHA256SUMS | ForEach-Object { $sum, $file = $_ -split '  ', 2
      if ((Get-FileHash -LiteralPath $file).Hash -ne $sum) { "DIFFERENT: $file" } }`;

/** What the README says of one meeting. */
export interface ReadmeFacts {
  readonly title: string;
  /** `22/11/2026 08:00:00`, in the hub's time zone. */
  readonly openedAt: string;
  readonly madeAt: string;
  readonly timeZone: string;
  readonly hubName: string;
}

/** The README of a meeting's dossier, in Vietnamese and English: what is in it, and how anybody can check it. */
export const dossierReadme = ({
  title,
  openedAt,
  madeAt,
  timeZone,
  hubName,
}: ReadmeFacts): string => `HỒ SƠ LƯU TRỮ CUỘC HỌP
  ${title}
Khai mạc: ${openedAt}. Lập hồ sơ lúc: ${madeAt} (múi giờ ${timeZone}). Hệ thống: ${hubName}.

Trong hồ sơ này
  events.jsonl      mọi sự việc hệ thống đã ghi nhận, mỗi dòng một sự việc (JSON), không bao giờ bị sửa
  book.jsonl        mọi điều con người ghi thêm: điểm danh, đính chính, biên bản, kết luận, văn bản
  chain-heads.txt   mã SHA-256 của dòng cuối cùng trong hai tệp trên
  record.json       số liệu suy ra từ hai tệp trên: thời lượng, có mặt, mất kết nối, phát biểu
  attendance.csv    bảng có mặt theo điểm cầu
  roll-call.csv     bảng điểm danh
  minutes.*, notice.*   biên bản và thông báo kết luận, bản mới nhất, nếu có
  documents/        văn bản PDF đã tiếp nhận, nguyên vẹn từng byte, nếu có; tệp không còn đúng như lúc nhận thì
                    không được đưa vào, thay bằng một ghi chú có đuôi .damaged.txt
  SHA256SUMS        mã SHA-256 của mọi tệp khác

Trong events.jsonl và book.jsonl, "at" là số mili giây kể từ 0 giờ ngày 01/01/1970 (UTC); "previous" là mã SHA-256
của dòng ngay trước (không kể dấu xuống dòng), dòng đầu tiên có 64 chữ số 0. Vì vậy ai sửa, bớt hay chèn một dòng thì phải
viết lại mọi dòng sau nó, cả chain-heads.txt và SHA256SUMS.

Cách kiểm tra (trên Linux, macOS)
${commands}

Kiểm tra SHA256SUMS trên Windows (PowerShell); không in gì ra là đúng
${windows}

Phép kiểm tra cho biết các tệp có khớp nhau hay không. Người viết lại tất cả các tệp thì phép kiểm tra này không phát hiện được:
hãy so chain-heads.txt với một bản đã giữ từ trước, hoặc với hồ sơ lập lại trên hệ thống. Cuộc họp đã kết thúc thì dòng
events.jsonl trong chain-heads.txt luôn như cũ; book.jsonl có thể dài thêm, nhưng các dòng cũ không đổi. Hồ sơ này không khẳng định giá trị pháp lý của chữ ký số trong các văn bản.


ARCHIVE OF A MEETING
  ${title}
Opened: ${openedAt}. Archive made: ${madeAt} (time zone ${timeZone}). Hub: ${hubName}.

What is in it
  events.jsonl      everything the machine recorded, one event a line (JSON), never changed
  book.jsonl        everything people added: roll calls, corrections, minutes, conclusions, documents
  chain-heads.txt   the SHA-256 of the last line of these two files
  record.json       what is derived from them: duration, presence, drop-outs, speaking time
  attendance.csv    attendance by endpoint
  roll-call.csv     the roll call
  minutes.*, notice.*   the minutes and the notice of conclusions, newest version, where there are any
  documents/        PDFs that were taken in, byte for byte, where there are any; in place of one that is no longer what
                    was taken in there is a note that ends with .damaged.txt
  SHA256SUMS        the SHA-256 of every other file

In events.jsonl and book.jsonl "at" is in milliseconds since 1970-01-01T00:00Z, and "previous" is the SHA-256 of the line before
(without its line end), 64 zeros in the first line. So whoever changes a line, leaves one out or puts one in has to write anew
all lines behind it, chain-heads.txt and SHA256SUMS.

How to verify (Linux, macOS)
${commands}

SHA256SUMS on Windows (PowerShell); if it prints nothing, all is well
${windows}

This tells whether the files agree with each other. Of somebody who wrote all of them anew it tells nothing: compare
chain-heads.txt with a copy that was kept, or with an archive that is made again at the hub. For a meeting that is closed, the
line of events.jsonl in chain-heads.txt is always the same; book.jsonl may have grown, but its old lines do not change. Nothing here claims that a signature in a document is valid in law.


${script}
`;
