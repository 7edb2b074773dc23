# =====================================================================================================================
#  CHUẨN BỊ MÁY WINDOWS CHO MỘT ĐIỂM CẦU             (Prepares a Windows PC for one endpoint; English in brackets)
#
#  Hãy đọc tệp này trước khi chạy. Tệp chỉ làm những việc sau, và làm lại được ngược (phần cuối):
#   1. cài chứng thư của máy chủ vào kho chứng thư gốc của máy, sau khi so dấu vân tay;
#   2. đặt chính sách cho Chrome và Edge, chỉ cho đúng địa chỉ của máy chủ: dùng camera và mic, tự phát tiếng, chia sẻ
#      màn hình, kết nối trong mạng nội bộ, không hỏi; nhận bản cập nhật theo nhịp chậm;
#   3. mở trang họp khi đăng nhập vào máy, toàn màn hình;
#   4. không cho máy ngủ và không tắt màn hình khi cắm điện;
#   5. mở trang ghi danh của điểm cầu. Trang nói tên điểm cầu trước khi bấm.
#
#  Cách chạy: bấm nút Start, gõ PowerShell, bấm chuột phải, chọn "Run as administrator", rồi gõ (thay bằng đường dẫn của tệp):
#      powershell -ExecutionPolicy Bypass -File "D:\@@fileName@@"
#  Làm ngược lại:
#      powershell -ExecutionPolicy Bypass -File "D:\@@fileName@@" -Undo
#
#  Tệp có liên kết ghi danh dùng một lần: ai có tệp đều ghi danh được một máy. Ghi danh xong hãy xóa tệp.
# =====================================================================================================================
param([switch]$Undo)
$ErrorActionPreference = 'Stop'

# ---- Thông tin riêng của điểm cầu này ---------------------------------------------------------------------------------
$DiemCau   = @@endpoint@@
$HeThong   = @@hub@@
$DienThoai = @@phone@@
$DiaChi    = @@origin@@
$LienKet   = @@link@@
$Ma        = @@code@@
# Dấu vân tay SHA-256 của chứng thư; để trống khi máy chủ dùng chứng thư mà Windows đã tin.
$VanTay    = @@fingerprint@@
$ChungThu  = @'
@@ca@@
'@

# ---- Các hàm nhỏ ------------------------------------------------------------------------------------------------------
function Write-Step([string]$Vi, [string]$En) {
    Write-Host $Vi
    Write-Host "   ($En)" -ForegroundColor DarkGray
}

# Những gì đã đổi và giá trị trước đó, để làm ngược lại được.
$Folder = Join-Path $env:ProgramData 'DiemCau'
$Memory = Join-Path $Folder 'truoc-khi-cai.json'

function Read-Memory {
    if (Test-Path -LiteralPath $Memory) { return Get-Content -LiteralPath $Memory -Raw -Encoding UTF8 | ConvertFrom-Json }
    return [pscustomobject]@{ Lists = @(); Values = @(); Power = @(); Certificate = '' }
}

function Save-Memory($State) {
    if (-not (Test-Path -LiteralPath $Folder)) { New-Item -ItemType Directory -Path $Folder -Force | Out-Null }
    $State | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath $Memory -Encoding UTF8
}

function New-Key([string]$Key) {
    # New-Item -Force làm mất giá trị của khóa đã có, nên chỉ tạo khi chưa có.
    if (-not (Test-Path -LiteralPath $Key)) { New-Item -Path $Key -Force | Out-Null }
}

# Thêm một địa chỉ vào danh sách của một chính sách; những gì cơ quan đã đặt được giữ nguyên.
function Add-ToList($State, [string]$Key, [string]$Value) {
    New-Key $Key
    $Item = Get-Item -LiteralPath $Key
    foreach ($Name in $Item.GetValueNames()) { if ($Item.GetValue($Name) -eq $Value) { return } }
    $Number = 1
    while ($Item.GetValueNames() -contains "$Number") { $Number++ }
    New-ItemProperty -LiteralPath $Key -Name "$Number" -Value $Value -PropertyType String | Out-Null
    $State.Lists = @($State.Lists) + [pscustomobject]@{ Key = $Key; Value = $Value }
}

# Đặt một giá trị chữ và nhớ giá trị trước đó.
function Set-Text($State, [string]$Key, [string]$Name, [string]$Value) {
    New-Key $Key
    $Before = (Get-Item -LiteralPath $Key).GetValue($Name, $null)
    if ($Before -eq $Value) { return }
    if (@($State.Values | Where-Object { $_.Key -eq $Key -and $_.Name -eq $Name }).Count -eq 0) {
        $State.Values = @($State.Values) + [pscustomobject]@{ Key = $Key; Name = $Name; Before = $Before }
    }
    New-ItemProperty -LiteralPath $Key -Name $Name -Value $Value -PropertyType String -Force | Out-Null
}

# Số giây hiện nay khi cắm điện. Chữ của powercfg theo ngôn ngữ của máy; hai số hệ 16 cuối cùng luôn là cắm điện và dùng pin.
function Get-SecondsOnMains([string]$Group, [string]$Setting) {
    $Numbers = @(powercfg /query SCHEME_CURRENT $Group $Setting |
        Select-String -Pattern '0x[0-9a-fA-F]{8}' -AllMatches | ForEach-Object { $_.Matches } | ForEach-Object { $_.Value })
    if ($Numbers.Count -lt 2) { return $null }
    return [Convert]::ToInt64($Numbers[$Numbers.Count - 2], 16)
}

function Find-Browser {
    $Places = @(
        "$env:ProgramFiles\Google\Chrome\Application\chrome.exe",
        "${env:ProgramFiles(x86)}\Google\Chrome\Application\chrome.exe",
        "${env:ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe",
        "$env:ProgramFiles\Microsoft\Edge\Application\msedge.exe")
    return $Places | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1
}

# ---- Những gì được đặt ------------------------------------------------------------------------------------------------
$Browsers = @('HKLM:\SOFTWARE\Policies\Google\Chrome', 'HKLM:\SOFTWARE\Policies\Microsoft\Edge')
$AddressLists = @(
    'VideoCaptureAllowedUrls', 'AudioCaptureAllowedUrls',   # camera, mic
    'AutoplayAllowlist',                                    # tiếng của phòng họp phát ngay
    'ScreenCaptureAllowedByOrigins',                        # chia sẻ màn hình, cả khi cơ quan đã cấm ở nơi khác
    'LocalNetworkAccessAllowedForUrls',                     # mạng nội bộ: Chrome từ 139, Edge từ 140
    'LocalNetworkAllowedForUrls')                           # mạng nội bộ: từ 146
$Channels = @(
    @('HKLM:\SOFTWARE\Policies\Google\Update', 'TargetChannel{8A69D345-D564-463C-AFF1-A69D9E530F96}'),
    @('HKLM:\SOFTWARE\Policies\Microsoft\EdgeUpdate', 'TargetChannel{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}'))
$PowerSettings = @(@('SUB_SLEEP', 'STANDBYIDLE'), @('SUB_SLEEP', 'HIBERNATEIDLE'), @('SUB_VIDEO', 'VIDEOIDLE'))
$Shortcuts = @(
    (Join-Path ([Environment]::GetFolderPath('CommonStartup')) 'Diem Cau.lnk'),
    (Join-Path ([Environment]::GetFolderPath('CommonDesktopDirectory')) 'Diem Cau.lnk'))

# ---- Có quyền quản trị không ------------------------------------------------------------------------------------------
$Me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $Me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    Write-Step 'Chưa có gì được thay đổi: hãy mở PowerShell bằng "Run as administrator" rồi chạy lại.' `
        'Nothing was changed: open PowerShell with "Run as administrator" and run it again.'
    exit 1
}

$State = Read-Memory

# ---- Làm ngược lại ----------------------------------------------------------------------------------------------------
if ($Undo) {
    foreach ($Entry in @($State.Lists)) {
        if (-not (Test-Path -LiteralPath $Entry.Key)) { continue }
        $Item = Get-Item -LiteralPath $Entry.Key
        foreach ($Name in $Item.GetValueNames()) {
            if ($Item.GetValue($Name) -eq $Entry.Value) { Remove-ItemProperty -LiteralPath $Entry.Key -Name $Name }
        }
    }
    foreach ($Entry in @($State.Values)) {
        if (-not (Test-Path -LiteralPath $Entry.Key)) { continue }
        if ($null -eq $Entry.Before) { Remove-ItemProperty -LiteralPath $Entry.Key -Name $Entry.Name -ErrorAction SilentlyContinue }
        else { New-ItemProperty -LiteralPath $Entry.Key -Name $Entry.Name -Value $Entry.Before -PropertyType String -Force | Out-Null }
    }
    foreach ($Entry in @($State.Power)) {
        powercfg /setacvalueindex SCHEME_CURRENT $Entry.Group $Entry.Setting $Entry.Before
    }
    powercfg /setactive SCHEME_CURRENT
    foreach ($Path in $Shortcuts) { if (Test-Path -LiteralPath $Path) { Remove-Item -LiteralPath $Path } }
    if ($State.Certificate -ne '') {
        $Store = New-Object Security.Cryptography.X509Certificates.X509Store('Root', 'LocalMachine')
        $Store.Open('ReadWrite')
        foreach ($Old in @($Store.Certificates | Where-Object { $_.Thumbprint -eq $State.Certificate })) { $Store.Remove($Old) }
        $Store.Close()
    }
    if (Test-Path -LiteralPath $Memory) { Remove-Item -LiteralPath $Memory }
    Write-Step 'Đã làm ngược lại. Việc ghi danh máy thì thu hồi ở trang Danh bạ điểm cầu của huyện.' `
        'Undone. The enrolment itself is revoked in the directory, at the district.'
    exit 0
}

Write-Step "Điểm cầu: $DiemCau. Hệ thống: $HeThong, $DiaChi" "Endpoint: $DiemCau. Hub: $DiaChi"

# ---- 1. Chứng thư -----------------------------------------------------------------------------------------------------
if ($VanTay -ne '') {
    $Base64 = ($ChungThu -split "`r?`n" | Where-Object { $_ -ne '' -and $_ -notlike '-----*' }) -join ''
    $Bytes = [Convert]::FromBase64String($Base64)
    $Sha256 = [Security.Cryptography.SHA256]::Create()
    $Found = ($Sha256.ComputeHash($Bytes) | ForEach-Object { $_.ToString('X2') }) -join ':'
    if ($Found -ne $VanTay) {
        Write-Step 'Chưa có gì được thay đổi: chứng thư trong tệp không khớp dấu vân tay. Hãy tải lại tệp.' `
            'Nothing was changed: the certificate does not have its fingerprint. Download the file again.'
        exit 1
    }
    Write-Step "1. Chứng thư của máy chủ, dấu vân tay SHA-256: $Found" 'The hub''s certificate and its fingerprint'
    # Dấu phẩy: cả dãy byte là một tham số.
    $Certificate = New-Object Security.Cryptography.X509Certificates.X509Certificate2(, $Bytes)
    $Store = New-Object Security.Cryptography.X509Certificates.X509Store('Root', 'LocalMachine')
    $Store.Open('ReadWrite')
    $Known = @($Store.Certificates | Where-Object { $_.Thumbprint -eq $Certificate.Thumbprint }).Count -gt 0
    if (-not $Known) {
        $Store.Add($Certificate)
        $State.Certificate = $Certificate.Thumbprint
    }
    $Store.Close()
    Save-Memory $State
}

# ---- 2. Chính sách của Chrome và Edge -----------------------------------------------------------------------------------
Write-Step '2. Chính sách của Chrome và Edge' 'Policies of Chrome and Edge'
foreach ($Browser in $Browsers) {
    foreach ($List in $AddressLists) { Add-ToList $State "$Browser\$List" $DiaChi }
}
# Windows chỉ theo hai giá trị này trên máy thuộc miền hoặc được quản lý; trên máy khác chúng không có tác dụng.
foreach ($Channel in $Channels) { Set-Text $State $Channel[0] $Channel[1] 'extended' }
Save-Memory $State

# ---- 3. Mở trang họp khi đăng nhập --------------------------------------------------------------------------------------
$Program = Find-Browser
if ($null -eq $Program) {
    Write-Step '3. Máy chưa có Chrome hay Edge: hãy cài một trong hai rồi chạy lại tệp này.' `
        'Neither Chrome nor Edge is installed: install one and run this file again.'
    exit 1
}
Write-Step "3. Mở trang họp khi đăng nhập, bằng $Program" 'Opens the meeting page at logon'
$Shell = New-Object -ComObject WScript.Shell
foreach ($Path in $Shortcuts) {
    $Shortcut = $Shell.CreateShortcut($Path)
    $Shortcut.TargetPath = $Program
    # Không dùng chế độ kiosk hay cửa sổ riêng tư: chúng quên việc ghi danh.
    $Shortcut.Arguments = "--app=$DiaChi/ --start-fullscreen --no-first-run"
    $Shortcut.Save()
}

# ---- 4. Không ngủ khi cắm điện ------------------------------------------------------------------------------------------
Write-Step '4. Không ngủ, không tắt màn hình khi cắm điện' 'No sleep and no dark screen on mains'
foreach ($Setting in $PowerSettings) {
    $Before = Get-SecondsOnMains $Setting[0] $Setting[1]
    if ($null -eq $Before) { continue }
    if (@($State.Power | Where-Object { $_.Setting -eq $Setting[1] }).Count -eq 0) {
        $State.Power = @($State.Power) + [pscustomobject]@{ Group = $Setting[0]; Setting = $Setting[1]; Before = $Before }
    }
    powercfg /setacvalueindex SCHEME_CURRENT $Setting[0] $Setting[1] 0
}
powercfg /setactive SCHEME_CURRENT
Save-Memory $State

# ---- 5. Ghi danh --------------------------------------------------------------------------------------------------------
# Trình duyệt phải là của người dùng máy hằng ngày; chạy bằng tài khoản quản trị khác thì tự mở trang và gõ mã.
$Daily = (Get-CimInstance Win32_ComputerSystem).UserName
if ($Daily -eq [Security.Principal.WindowsIdentity]::GetCurrent().Name) {
    Write-Step '5. Trang ghi danh đang mở. Hãy xem đúng tên điểm cầu rồi bấm.' `
        'The enrolment page opens. Look whether it names the right endpoint, then press.'
    Start-Process -FilePath $Program -ArgumentList "--app=$LienKet", '--no-first-run'
} else {
    Write-Step "5. Đăng nhập bằng tài khoản dùng hằng ngày, mở $DiaChi/enrol bằng $Program rồi gõ mã $Ma" `
        "Sign in with the account of every day, open $DiaChi/enrol and type $Ma"
}
if ($DienThoai -ne '') { Write-Step "Cần giúp: gọi cán bộ kỹ thuật $DienThoai." "Need help? Call $DienThoai." }
Write-Step 'Ghi danh xong hãy xóa tệp này.' 'Delete this file once the PC is enrolled.'
