package dev.photosync.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;

/// All suites, in the order of the page.
final class Suites {
    static final ImmutableList<Suite> ALL =
            ImmutableList.of(
                    SnapshotSuites.diff(),
                    SnapshotSuites.snapshot(),
                    SnapshotSuites.resync(),
                    EngineSuites.replication(),
                    KernelSuites.events(),
                    KernelSuites.cancelling(),
                    RunSuites.small(),
                    RunSuites.growth(),
                    RunSuites.checks(),
                    RunSuites.startup());

    private Suites() {}

    /// Values of parameters of JMH.
    ///
    /// @param pairs each as in `arm=shared,floor`
    static ImmutableMap<String, ImmutableList<String>> params(String... pairs) {
        ImmutableMap.Builder<String, ImmutableList<String>> params = ImmutableMap.builder();
        for (String pair : pairs) {
            List<String> sides = List.of(pair.split("=", 2));
            params.put(sides.getFirst(), ImmutableList.copyOf(sides.getLast().split(",")));
        }
        return params.build();
    }
}
