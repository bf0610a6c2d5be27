package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;

/// One kind of thing that can happen to a system under search.
///
/// @param name a slug, which also names the tape it is drawn from
/// @param scope what it happens to
/// @param drawer draws one
record Happening(String name, Scope scope, Drawer drawer) {

    /// What something happens to.
    enum Scope {
        DEVICE,
        /// The Wi-Fi network that devices start on.
        NETWORK,
        ACCOUNT,
        CLOUD
    }

    /// Draws one such thing for a target.
    @FunctionalInterface
    interface Drawer {
        Spell draw(Draw draw, Cast cast, String target);
    }

    /// An action and what it happens to.
    record Step(String target, Action action) {}

    /// What begins, and what ends it; nothing ends what is over at once.
    record Spell(ImmutableList<Step> begin, ImmutableList<Step> end) {
        /// Something that is over at once.
        static Spell of(String target, Action action) {
            return new Spell(ImmutableList.of(new Step(target, action)), ImmutableList.of());
        }

        /// Something that lasts.
        static Spell of(String target, Action begin, Action end) {
            return new Spell(
                    ImmutableList.of(new Step(target, begin)),
                    ImmutableList.of(new Step(target, end)));
        }
    }
}
