/// Why work may not run now: the conditions as observed, the policy, and the catalogue of gates
/// that turn both into holds.
@NullMarked
package dev.photosync.core.gate;

import org.jspecify.annotations.NullMarked;
