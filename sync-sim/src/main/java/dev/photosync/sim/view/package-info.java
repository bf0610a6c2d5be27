/// A run as pictures need it: what a trace tells, as series over time, in a form that is no
/// format's own.
@NullMarked
package dev.photosync.sim.view;

import org.jspecify.annotations.NullMarked;
