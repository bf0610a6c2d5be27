package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.world.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What invariants look at: the world as it is, and each account's {@link Deeds} as they ought to
/// show in it.
final class Scene {
    private final World world;
    private final Map<String, Deeds> deeds = new LinkedHashMap<>();
    // Looked up, never iterated.
    private final Map<String, Set<AssetId>> damaged = new HashMap<>();

    Scene(World world) {
        this.world = world;
        for (CloudAccount account : world.cloud().accounts().values()) {
            Deeds books = new Deeds();
            books.begin(account.records());
            for (Phone phone : world.phones().values()) {
                if (phone.account().equals(account.name())) {
                    books.begin(phone.library());
                }
            }
            deeds.put(account.name(), books);
        }
    }

    /// Enters a fact into the books, before any invariant looks at it.
    void enter(Fact fact) {
        switch (fact) {
            case Fact.OwnerChanged f -> {
                deeds(account(f.device()))
                        .ownerChanged(f.asset(), f.before(), f.after(), nowMicros());
                if (importedAgain(f)) {
                    damaged.getOrDefault(f.device(), new HashSet<>()).remove(f.asset());
                }
            }
            case Fact.EngineSaved f -> {
                if (f.before() == null) {
                    deeds(account(f.device())).savedNew(f.asset(), f.after());
                }
            }
            case Fact.RecordPut f ->
                    deeds(f.account())
                            .recordPut(
                                    f.asset(),
                                    f.before(),
                                    f.after(),
                                    f.byDevice().isEmpty(),
                                    nowMicros());
            case Fact.Damaged f ->
                    damaged.computeIfAbsent(f.device(), device -> new HashSet<>()).add(f.asset());
            case Fact.CopyChanged _,
                    Fact.UploadAssembled _,
                    Fact.ContentFreed _,
                    Fact.ZoneLost _,
                    Fact.Sent _,
                    Fact.Answered _,
                    Fact.Moved _,
                    Fact.Journalled _,
                    Fact.Checkpointed _,
                    Fact.Recovered _ -> {}
        }
    }

    /// Whether an owner has imported a purged asset again, from files that are whole.
    static boolean importedAgain(Fact.OwnerChanged change) {
        Revision before = change.before();
        return before != null && before.state() == AssetState.PURGED && change.after().live();
    }

    /// An engine says that it keeps a losing edit as an asset of its own.
    void declareCopy(String device, AssetId of, AssetId copy) {
        deeds(account(device)).declareCopy(of, copy);
    }

    long nowMicros() {
        return world.kernel().nowMicros();
    }

    World world() {
        return world;
    }

    /// The account that a device's library belongs to.
    String account(String device) {
        return phone(device).account();
    }

    Phone phone(String device) {
        return Objects.requireNonNull(
                world.phones().get(device), () -> "unknown device: name=" + device);
    }

    CloudAccount cloud(String account) {
        return world.cloud().account(account);
    }

    Deeds deeds(String account) {
        return Objects.requireNonNull(deeds.get(account), () -> "unknown account: name=" + account);
    }

    /// Whether the asset is known in an account other than this one.
    boolean knownElsewhere(String account, AssetId id) {
        for (Map.Entry<String, Deeds> books : deeds.entrySet()) {
            if (!books.getKey().equals(account) && books.getValue().knows(id)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the originals of an imported asset are whole in the cloud or on one of its devices.
    boolean keptSomewhere(String account, AssetId id, Revision imported) {
        if (cloudHoldsOriginals(account, imported)) {
            return true;
        }
        for (Phone phone : world.phones().values()) {
            if (phone.account().equals(account)
                    && phone.holdings().rendition(id) == Rendition.ORIGINAL
                    && !damaged(phone.device(), id)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the cloud holds every file of an imported asset but its edit.
    boolean cloudHoldsOriginals(String account, Revision imported) {
        CloudAccount cloud = cloud(account);
        for (Resource resource : imported.resources()) {
            if (resource.role() != ResourceRole.EDIT && !cloud.holds(resource.hash())) {
                return false;
            }
        }
        return true;
    }

    private boolean damaged(String device, AssetId id) {
        @Nullable Set<AssetId> there = damaged.get(device);
        return there != null && there.contains(id);
    }
}
