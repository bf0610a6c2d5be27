package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Place;
import dev.photosync.sim.text.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Everything in a scenario that has a name: its accounts, networks and devices, and the cloud.
/// Names are unique across kinds, so that a timeline can address anything by its name alone.
final class Subjects {
    /// Every device, or in the library every place.
    static final String ALL = "all";

    static final String CLOUD = "cloud";

    /// The account, where there is only one.
    static final String ACCOUNT = "account";

    static final String NONE = "none";

    private static final ImmutableSet<String> RESERVED =
            ImmutableSet.of(
                    ALL, CLOUD, ACCOUNT, NONE, "at", "by", "every", "from", "until", "always");

    /// Something that a timeline can address.
    record Subject(TargetKind kind, ImmutableList<String> names) {}

    private final Map<String, TargetKind> kinds = new LinkedHashMap<>();
    private final Reading reading;

    Subjects(Reading reading) {
        this.reading = reading;
    }

    /// Notes a name; adds a problem if it is taken or reserved.
    void declare(TargetKind kind, String name, Place at) {
        TargetKind taken = kinds.putIfAbsent(name, kind);
        if (RESERVED.contains(name)) {
            reading.problems.add(
                    at, "the name `" + name + "` has a meaning of its own; choose another");
        } else if (taken != null) {
            reading.problems.add(
                    at,
                    "the name "
                            + Quoted.of(name)
                            + " is taken: "
                            + taken.noun()
                            + " has it already");
        }
    }

    ImmutableSet<String> names(TargetKind kind) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .collect(ImmutableSet.toImmutableSet());
    }

    /// The only account; empty if there are several.
    Optional<String> onlyAccount() {
        ImmutableSet<String> accounts = names(TargetKind.ACCOUNT);
        return accounts.size() == 1
                ? Optional.of(Iterables.getOnlyElement(accounts))
                : Optional.empty();
    }

    /// What a timeline or an expectation addresses; empty, with a problem, if there is no such
    /// thing.
    ///
    /// @param keys what else could have been meant
    Optional<Subject> find(Located<String> name, Iterable<String> keys) {
        Subject subject = addressable().get(name.value());
        if (subject == null) {
            ImmutableSet<String> words =
                    ImmutableSet.<String>builder()
                            .addAll(addressable().keySet())
                            .addAll(keys)
                            .build();
            reading.check("device, account or network", name, words);
        }
        return Optional.ofNullable(subject);
    }

    private ImmutableMap<String, Subject> addressable() {
        // In the order in which messages list them.
        ImmutableMap.Builder<String, Subject> subjects = ImmutableMap.builder();
        addNamed(subjects, TargetKind.DEVICE);
        subjects.put(ALL, new Subject(TargetKind.DEVICE, names(TargetKind.DEVICE).asList()));
        onlyAccount()
                .ifPresent(name ->
                        subjects.put(
                                ACCOUNT, new Subject(TargetKind.ACCOUNT, ImmutableList.of(name))));
        addNamed(subjects, TargetKind.ACCOUNT);
        subjects.put(CLOUD, new Subject(TargetKind.CLOUD, ImmutableList.of(CLOUD)));
        addNamed(subjects, TargetKind.NETWORK);
        return subjects.buildKeepingLast();
    }

    private void addNamed(ImmutableMap.Builder<String, Subject> subjects, TargetKind kind) {
        names(kind).forEach(name -> subjects.put(name, new Subject(kind, ImmutableList.of(name))));
    }
}
