# shellcheck shell=sh
# Sourced: sets and exports CHROMIUM to a Chromium that can run without a screen, for the tests of the
# report's page. On Debian and Ubuntu as root it installs one; elsewhere it says what to install.

# Leaves the answer in $CHROMIUM. The user's choice comes first.
find_chromium() {
  for chromium in "${CHROMIUM-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$chromium" ] || continue
    CHROMIUM=$(command -v "$chromium") && return 0
  done
  return 1
}

if ! find_chromium && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  echo "installing chromium for the tests in the browser ..." >&2
  apt-get -q update >&2 && DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends chromium >&2 || true
fi
if ! find_chromium; then
  cat >&2 << 'TEXT'
The tests in the browser need Chromium, and none was found. Install one:
  Debian, Ubuntu   sudo apt install chromium
  macOS            brew install --cask chromium
  other            https://www.chromium.org/getting-involved/download-chromium
or point CHROMIUM at the one you have.
TEXT
  exit 69
fi
export CHROMIUM
if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
  cat >&2 << 'TEXT'
The tests in the browser are driven by Node.js 20 or newer with npm, and they were not found. Install them:
  Debian, Ubuntu   sudo apt install nodejs npm
  macOS            brew install node
  other            https://nodejs.org
TEXT
  exit 69
fi
