/// What is synced: assets, their resources and revisions, and the persistent snapshot that holds a
/// whole library of them.
@NullMarked
package dev.photosync.core.library;

import org.jspecify.annotations.NullMarked;
