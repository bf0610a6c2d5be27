# shellcheck shell=sh
# Sourced by the launchers, after jdk25.sh. Needs $root, the project's directory.
# Each launcher keeps its own jar in target/launch, apart from what Maven writes, so that a build that
# fails or is interrupted never leaves a half-written jar to run.

launch_dir=$root/target/launch
jar=
stamp=

# True if the jar of module $1 is missing or older than a source. The stamp is the time the build began;
# directories count too, as that is how a deleted file shows.
needs_build() {
  jar=$launch_dir/$1.jar
  stamp=$launch_dir/$1.stamp
  [ -f "$jar" ] && [ -f "$stamp" ] || return 0
  set -- "$1" "$root/pom.xml"
  for source in "$root"/sync-core "$root"/sync-sim "$root/$1"; do
    set -- "$@" "$source/pom.xml"
    if [ -d "$source/src/main" ]; then set -- "$@" "$source/src/main"; fi
  done
  shift
  [ -n "$(find "$@" -newer "$stamp" -print -quit)" ]
}

# Builds module $1 unless another process just did. Calls after_build, if it is defined, with the lock held.
build() {
  if ! command -v mvn > /dev/null; then
    cat >&2 << 'TEXT'
photosync needs Maven 3.8.7 or newer to build itself, and there is no mvn on the PATH. Install it:
  Debian, Ubuntu   sudo apt install maven
  macOS            brew install maven
  SDKMAN           sdk install maven
  other            https://maven.apache.org/download.cgi
TEXT
    exit 69
  fi
  mkdir -p "$launch_dir"
  take_lock
  if needs_build "$1"; then
    echo "photosync: building $1 (first use, or its sources changed) ..." >&2
    : > "$stamp.$$"
    failed=
    (
      cd "$root" &&
        MAVEN_OPTS="${MAVEN_OPTS-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
          mvn -q -B -ntp -Dstyle.color=never -pl "$1" -am -Dmaven.test.skip=true -Djacoco.skip=true package < /dev/null > "$stamp.$$.log" 2>&1
    ) || failed=yes
    # Maven resets a terminal's colours as it ends, whatever it writes to.
    sed "s/$(printf '\033')\[[0-9;]*m//g" "$stamp.$$.log" | grep . >&2 || true
    if [ -n "$failed" ]; then
      echo "photosync: the build failed; see the messages above" >&2
      exit 69
    fi
    cp "$root/$1/target/$1-all.jar" "$jar.$$"
    # A cache trained on another jar would be accepted without a word.
    rm -f "${jar%.jar}.aot"
    mv -f "$jar.$$" "$jar"
    mv -f "$stamp.$$" "$stamp"
    if command -v after_build > /dev/null; then after_build; fi
  fi
  drop_lock
}

# The lock is a symbolic link whose target is the holder's process id: made in one step, and a holder
# that was killed can be told from one that is still at work.
take_lock() {
  lock=$launch_dir/lock
  trap drop_lock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  until ln -s "$$" "$lock" 2> /dev/null; do
    holder=$(readlink "$lock") || continue
    if kill -0 "$holder" 2> /dev/null; then
      sleep 0.2
    else
      rm -f "$lock"
    fi
  done
}

drop_lock() {
  trap - EXIT INT TERM HUP
  rm -f "$stamp.$$" "$stamp.$$.log" "$jar.$$"
  if [ "$(readlink "$lock")" = "$$" ]; then rm -f "$lock"; fi
}
