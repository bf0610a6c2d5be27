# shellcheck shell=sh
# Sourced: sets and exports JAVA_HOME to a JDK 25 or newer. Reads the JDKs' "release" files with
# shell built-ins only, so that it costs a few milliseconds at every start.

# True if $1 is the home of a JDK (not just a runtime) of feature release 25 or newer.
is_jdk25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
    if [ "$jdk_key" = JAVA_VERSION ]; then
      jdk_value=${jdk_value#\"}
      jdk_value=${jdk_value%%[!0-9]*}
      [ "${jdk_value:-0}" -ge 25 ]
      return
    fi
  done < "$1/release"
  return 1
}

# Leaves the answer in $jdk_home. The user's choice comes first, then a 25, then anything newer.
find_jdk25() {
  for jdk_home in "${PHOTOSYNC_JAVA_HOME-}" "${JAVA_HOME-}" \
    /usr/lib/jvm/*25* \
    "${HOME-}"/.sdkman/candidates/java/25* \
    "${HOME-}"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk-* \
    "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    is_jdk25 "$jdk_home" && return 0
  done
  # Last, whatever javac is on the PATH: the only candidate that costs a process.
  jdk_home=$(command -v javac) || return 1
  jdk_home=$(readlink -f "$jdk_home") || return 1
  jdk_home=${jdk_home%/bin/javac}
  is_jdk25 "$jdk_home"
}

if find_jdk25; then
  JAVA_HOME=$jdk_home
  export JAVA_HOME
else
  cat >&2 << 'TEXT'
photosync needs a JDK 25 or newer, and none was found. Install one:
  Debian, Ubuntu   sudo apt install openjdk-25-jdk
  macOS            brew install openjdk@25
  SDKMAN           sdk install java 25-tem
  other            https://adoptium.net
or point PHOTOSYNC_JAVA_HOME at the one you have.
TEXT
  exit 69
fi
