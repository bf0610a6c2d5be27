/// What to move next: kinds of work, lanes with priorities and slots, backoff and budgets.
@NullMarked
package dev.photosync.core.schedule;

import org.jspecify.annotations.NullMarked;
