package dev.photosync.sim.world;

import com.google.common.graph.GraphBuilder;
import com.google.common.graph.Graphs;
import com.google.common.graph.MutableGraph;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The islands of a scenario's world, and which of them each part is on.
///
/// A device shares its island with every account that it belongs or signs in to and with every
/// network that it is ever on, and so with all devices that do the same. Devices of different
/// islands cannot tell that the others exist. What happens to the whole cloud is outside; so is
/// everything where all devices would be on one island.
final class Islands {
    private final Kernel outside;
    // Looked up, never iterated.
    private final Map<Part, Kernel> kernels = new HashMap<>();

    private record Part(Kind kind, String name) {}

    private enum Kind {
        DEVICE,
        ACCOUNT,
        NETWORK
    }

    private Islands(Kernel outside) {
        this.outside = outside;
    }

    /// Finds a scenario's islands.
    ///
    /// @param kernel of which they are to be
    static Islands of(Scenario scenario, List<Agenda.Item> agenda, Kernel kernel) {
        MutableGraph<Part> graph = GraphBuilder.undirected().build();
        scenario.devices()
                .forEach((name, setup) -> {
                    Part device = device(name);
                    graph.putEdge(device, account(setup.account()));
                    setup.signedInAs().ifPresent(to -> graph.putEdge(device, account(to)));
                    setup.wifi().ifPresent(on -> graph.putEdge(device, network(on)));
                    setup.cellular().ifPresent(on -> graph.putEdge(device, network(on)));
                });
        for (Agenda.Item item : agenda) {
            Part target = device(item.entry().target());
            switch (item.entry().action()) {
                case Action.SignIn to -> graph.putEdge(target, account(to.account()));
                case Action.JoinWifi on -> graph.putEdge(target, network(on.network()));
                default -> {}
            }
        }
        List<Set<Part>> apart = new ArrayList<>();
        Set<Part> seen = new HashSet<>();
        for (String name : scenario.devices().keySet()) {
            Part device = device(name);
            if (!seen.contains(device)) {
                Set<Part> together = Graphs.reachableNodes(graph, device);
                seen.addAll(together);
                apart.add(together);
            }
        }
        Islands islands = new Islands(kernel);
        if (apart.size() > 1) {
            for (Set<Part> together : apart) {
                Kernel island = kernel.island();
                together.forEach(part -> islands.kernels.put(part, island));
            }
        }
        return islands;
    }

    private static Part device(String name) {
        return new Part(Kind.DEVICE, name);
    }

    private static Part account(String name) {
        return new Part(Kind.ACCOUNT, name);
    }

    private static Part network(String name) {
        return new Part(Kind.NETWORK, name);
    }

    /// The kernel that runs what happens to a device.
    Kernel ofDevice(String name) {
        return kernels.getOrDefault(device(name), outside);
    }

    /// The kernel that runs what happens to an account.
    Kernel ofAccount(String name) {
        return kernels.getOrDefault(account(name), outside);
    }

    /// The kernel that runs what happens to a network.
    Kernel ofNetwork(String name) {
        return kernels.getOrDefault(network(name), outside);
    }

    /// The kernel that runs an entry of the agenda.
    Kernel of(TimelineEntry entry) {
        return switch (entry.action()) {
            case Action.OnDevice _ -> ofDevice(entry.target());
            case Action.OnAccount _ -> ofAccount(entry.target());
            case Action.OnNetwork _ -> ofNetwork(entry.target());
            case Action.OnCloud _ -> outside;
        };
    }
}
