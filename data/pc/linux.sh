#!/bin/sh
# ======================================================================================================================
#  CHUẨN BỊ MÁY LINUX (Debian, Ubuntu) CHO MỘT ĐIỂM CẦU     (Prepares a Linux PC for one endpoint; English in brackets)
#
#  Hãy đọc tệp này trước khi chạy. Tệp chỉ làm những việc sau, và làm ngược lại được:
#   1. cài chứng thư của máy chủ, sau khi so dấu vân tay;
#   2. đặt chính sách cho Chrome, Chromium, Edge và Firefox, chỉ cho đúng địa chỉ của máy chủ: camera và mic, tự phát
#      tiếng, chia sẻ màn hình, kết nối trong mạng nội bộ, không hỏi;
#   3. mở trang họp khi đăng nhập vào máy, toàn màn hình;
#   4. không cho máy ngủ và không tắt màn hình;
#   5. mở trang ghi danh của điểm cầu. Trang nói tên điểm cầu trước khi bấm.
#
#  Cách chạy:        sudo sh @@fileName@@
#  Làm ngược lại:    sudo sh @@fileName@@ --undo
#  Chạy thử, chỉ ghi vào một thư mục:    sh @@fileName@@ --root /tmp/thu
#
#  Tệp có liên kết ghi danh dùng một lần: ai có tệp đều ghi danh được một máy. Ghi danh xong hãy xóa tệp.
# ======================================================================================================================
set -eu

# ---- Thông tin riêng của điểm cầu này ---------------------------------------------------------------------------------
diem_cau=@@endpoint@@
he_thong=@@hub@@
dien_thoai=@@phone@@
dia_chi=@@origin@@
lien_ket=@@link@@
ma=@@code@@
# Dấu vân tay SHA-256 của chứng thư; để trống khi máy chủ dùng chứng thư mà máy đã tin.
van_tay=@@fingerprint@@
chung_thu=@@ca@@

# ---- Cách chạy --------------------------------------------------------------------------------------------------------
root=''
undo=no
while [ $# -gt 0 ]; do
  case "$1" in
    --undo) undo=yes ;;
    --root)
      root=${2:?--root needs a folder}
      shift
      ;;
    *)
      printf '%s\n' "Không hiểu: $1  (not understood)" >&2
      exit 64
      ;;
  esac
  shift
done

say() {
  printf '%s\n   (%s)\n' "$1" "$2"
}
has() {
  command -v "$1" >/dev/null 2>&1
}

if [ -z "$root" ] && [ "$(id -u)" -ne 0 ]; then
  say 'Chưa có gì được thay đổi: hãy chạy lại bằng sudo.' 'Nothing was changed: run it again with sudo.' >&2
  exit 1
fi

# ---- Nơi đặt ----------------------------------------------------------------------------------------------------------
installed_ca=/usr/local/share/ca-certificates/diem-cau.crt
ca_name='Diem Cau'
ca_file=$root$installed_ca
policy_folders='/etc/opt/chrome /etc/chromium /etc/chromium-browser /etc/opt/edge'
firefox_file=$root/etc/firefox/policies/policies.json
autostart_file=$root/etc/xdg/autostart/diem-cau.desktop
sleep_file=$root/etc/systemd/sleep.conf.d/diem-cau.conf
lid_file=$root/etc/systemd/logind.conf.d/diem-cau.conf
dconf_profile=$root/etc/dconf/profile/user
dconf_file=$root/etc/dconf/db/local.d/90-diem-cau
# Dấu vết để phần làm ngược lại biết tệp nào do tệp này tạo ra.
memory=$root/var/lib/diem-cau-pc

put() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
  chmod 644 "$1"
}

# Kho chứng thư của từng người dùng, cho Chrome và Chromium đời cũ; đời mới đọc chính sách CACertificates.
each_store() {
  has certutil || return 0
  for store in "$root"/home/*/.pki/nssdb "$root"/home/*/.local/share/pki/nssdb "$root"/home/*/snap/chromium/*/.pki/nssdb; do
    [ -f "$store/cert9.db" ] || continue
    "$1" "$store"
  done
}
as_owner() {
  owner=$(stat -c %U "$1")
  shift
  if [ -n "$root" ] || [ "$owner" = root ]; then "$@"; else runuser -u "$owner" -- "$@"; fi
}
trust_in() {
  as_owner "$1" certutil -d "sql:$1" -A -t 'C,,' -n "$ca_name" -i "$ca_file"
}
forget_in() {
  as_owner "$1" certutil -d "sql:$1" -D -n "$ca_name" 2>/dev/null || :
}
refresh() {
  if [ -n "$root" ]; then return 0; fi
  if has update-ca-certificates; then update-ca-certificates "$@" >/dev/null; fi
  if has dconf; then dconf update; fi
  return 0
}

# ---- Làm ngược lại ----------------------------------------------------------------------------------------------------
if [ "$undo" = yes ]; then
  each_store forget_in
  rm -f "$ca_file" "$autostart_file" "$sleep_file" "$lid_file" "$dconf_file"
  for folder in $policy_folders; do rm -f "$root$folder/policies/managed/diem-cau.json"; done
  if [ -e "$memory/firefox" ]; then rm -f "$firefox_file"; fi
  if [ -e "$memory/dconf-profile" ]; then rm -f "$dconf_profile"; fi
  rm -rf "$memory"
  refresh --fresh
  say 'Đã làm ngược lại. Việc ghi danh máy thì thu hồi ở trang Danh bạ điểm cầu của huyện.' \
    'Undone. The enrolment itself is revoked in the directory, at the district.'
  exit 0
fi

say "Điểm cầu: $diem_cau. Hệ thống: $he_thong, $dia_chi" "Endpoint: $diem_cau. Hub: $dia_chi"

# ---- 1. Chứng thư -----------------------------------------------------------------------------------------------------
ca_base64=''
if [ -n "$van_tay" ]; then
  ca_base64=$(printf '%s\n' "$chung_thu" | sed '/^-----/d' | tr -d '\r\n')
  wanted=$(printf '%s' "$van_tay" | tr -d ':' | tr 'A-F' 'a-f')
  found=$(printf '%s' "$ca_base64" | base64 -d | sha256sum | cut -d' ' -f1)
  if [ "$found" != "$wanted" ]; then
    say 'Chưa có gì được thay đổi: chứng thư trong tệp không khớp dấu vân tay. Hãy tải lại tệp.' \
      'Nothing was changed: the certificate does not have its fingerprint. Download the file again.' >&2
    exit 1
  fi
  say "1. Chứng thư của máy chủ, dấu vân tay SHA-256: $van_tay" "The hub's certificate and its fingerprint"
  printf '%s\n' "$chung_thu" | put "$ca_file"
  each_store trust_in
fi
mkdir -p "$memory"

# ---- 2. Chính sách của các trình duyệt ----------------------------------------------------------------------------------
say '2. Chính sách của Chrome, Chromium, Edge và Firefox' 'Policies of the browsers'
for folder in $policy_folders; do
  {
    printf '{\n'
    for list in VideoCaptureAllowedUrls AudioCaptureAllowedUrls ScreenCaptureAllowedByOrigins \
      LocalNetworkAccessAllowedForUrls LocalNetworkAllowedForUrls; do
      printf '  "%s": ["%s"],\n' "$list" "$dia_chi"
    done
    if [ -n "$ca_base64" ]; then printf '  "CACertificates": ["%s"],\n' "$ca_base64"; fi
    printf '  "AutoplayAllowlist": ["%s"]\n}\n' "$dia_chi"
  } | put "$root$folder/policies/managed/diem-cau.json"
done
if [ -e "$firefox_file" ] && [ ! -e "$memory/firefox" ]; then
  say "Firefox đã có chính sách của cơ quan ($firefox_file): tệp đó được giữ nguyên, hãy tự thêm địa chỉ vào." \
    'Firefox has policies of its own already; they are left as they are.'
else
  certificates=''
  if [ -n "$ca_base64" ]; then certificates="\"Certificates\": { \"Install\": [\"$installed_ca\"] },"; fi
  : >"$memory/firefox"
  put "$firefox_file" <<POLICIES
{
  "policies": {
    $certificates
    "Permissions": {
      "Camera": { "Allow": ["$dia_chi"] },
      "Microphone": { "Allow": ["$dia_chi"] },
      "Autoplay": { "Allow": ["$dia_chi"] }
    }
  }
}
POLICIES
fi

# ---- 3. Mở trang họp khi đăng nhập --------------------------------------------------------------------------------------
# Không dùng cửa sổ riêng tư: nó quên việc ghi danh.
browser=''
for each in google-chrome-stable google-chrome chromium chromium-browser microsoft-edge-stable firefox firefox-esr; do
  if has "$each"; then
    browser=$each
    break
  fi
done
case "$browser" in
  '')
    say '3. Máy chưa có Chrome, Chromium, Edge hay Firefox: hãy cài một trong số đó rồi chạy lại tệp này.' \
      'No browser was found: install one and run this file again.' >&2
    exit 1
    ;;
  firefox*) window="--kiosk $dia_chi/" ;;
  *) window="--app=$dia_chi/ --start-fullscreen --no-first-run" ;;
esac
say "3. Mở trang họp khi đăng nhập, bằng $browser" 'Opens the meeting page at logon'
put "$autostart_file" <<DESKTOP
[Desktop Entry]
Type=Application
Name=Điểm Cầu
Exec=$browser $window
X-GNOME-Autostart-enabled=true
DESKTOP

# ---- 4. Không ngủ -------------------------------------------------------------------------------------------------------
say '4. Không ngủ, không tắt màn hình' 'No sleep and no dark screen'
put "$sleep_file" <<'SLEEP'
[Sleep]
AllowSuspend=no
AllowHibernation=no
AllowSuspendThenHibernate=no
AllowHybridSleep=no
SLEEP
put "$lid_file" <<'LOGIND'
[Login]
IdleAction=ignore
HandleLidSwitchExternalPower=ignore
LOGIND
put "$dconf_file" <<'DCONF'
[org/gnome/desktop/session]
idle-delay=uint32 0

[org/gnome/settings-daemon/plugins/power]
sleep-inactive-ac-type='nothing'
DCONF
if [ ! -e "$dconf_profile" ]; then
  : >"$memory/dconf-profile"
  printf 'user-db:user\nsystem-db:local\n' | put "$dconf_profile"
elif ! grep -q '^system-db:local$' "$dconf_profile"; then
  say "Máy có $dconf_profile riêng, không đọc system-db:local: hãy tự tắt việc ngủ trong phần cài đặt." \
    'This PC has a dconf profile of its own: switch sleeping off in its settings.'
fi
refresh

# ---- 5. Ghi danh --------------------------------------------------------------------------------------------------------
if [ -z "$root" ] && [ -n "${SUDO_USER:-}" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say '5. Trang ghi danh đang mở. Hãy xem đúng tên điểm cầu rồi bấm.' \
    'The enrolment page opens. Look whether it names the right endpoint, then press.'
  # Trình duyệt phải là của người dùng máy hằng ngày.
  runuser -u "$SUDO_USER" -- env DISPLAY="${DISPLAY:-}" WAYLAND_DISPLAY="${WAYLAND_DISPLAY:-}" \
    XAUTHORITY="${XAUTHORITY:-}" XDG_RUNTIME_DIR="/run/user/$(id -u "$SUDO_USER")" \
    "$browser" "$lien_ket" >/dev/null 2>&1 &
else
  say "5. Đăng nhập bằng tài khoản dùng hằng ngày, mở $dia_chi/enrol bằng $browser rồi gõ mã $ma" \
    "Sign in with the account of every day, open $dia_chi/enrol and type $ma"
fi
if [ -n "$dien_thoai" ]; then say "Cần giúp: gọi cán bộ kỹ thuật $dien_thoai." "Need help? Call $dien_thoai."; fi
say 'Ghi danh xong hãy xóa tệp này.' 'Delete this file once the PC is enrolled.'
