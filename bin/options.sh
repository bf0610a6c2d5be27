# shellcheck shell=sh
# Sourced by the launchers: leaves in $java_options what every JVM of theirs runs with.

java_options='-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'

# A library of a million assets is read at random: with pages of 2 MB the processor seldom has to look
# up where one lies. Only Linux has them for the asking, and there an administrator may forbid them.
huge_pages=
if [ -r /sys/kernel/mm/transparent_hugepage/enabled ]; then
  read -r huge_pages < /sys/kernel/mm/transparent_hugepage/enabled || true
fi
case $huge_pages in
  *'[always]'* | *'[madvise]'*) java_options="$java_options -XX:+UseTransparentHugePages" ;;
esac
