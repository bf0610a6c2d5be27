package dev.photosync.sim.check;

import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.trace.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A device's place in the change feed only moves forward, and is never journalled before the
/// changes that it lies behind.
///
/// *Checks* every page that is journalled against the cloud's own history: the page must hold each
/// record that changed between the place journalled before it and its own; the place must not move
/// back within one incarnation of the zone; a checkpoint must stand where the journal stood.
/// *When*: the journal is appended to or replaced; after a crash, from where recovery says. *Cost*:
/// O(changes of the page).
///
/// *Not verified*: that a listing or a resync by sketches was complete, and changes that the feed
/// has forgotten since.
final class CursorForward implements Invariant {
    private final Scene scene;
    private final Violations violations;
    // Looked up, never iterated.
    private final Map<String, Place> places = new HashMap<>();

    private static final class Place {
        Cursor cursor = Cursor.START;
        boolean listing;
    }

    CursorForward(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "cursor-forward";
    }

    @Override
    public void recovered(Fact.Recovered recovered) {
        Place place = place(recovered.device());
        place.cursor = recovered.cursor();
        place.listing = false;
    }

    @Override
    public void checkpointed(Fact.Checkpointed checkpointed) {
        Place place = place(checkpointed.device());
        Cursor cursor = checkpointed.image().cursor();
        if (!cursor.equals(place.cursor)) {
            violations.add(
                    this,
                    checkpointed.device(),
                    checkpointed.device(),
                    "a checkpoint stands elsewhere than the journal: checkpoint="
                            + cursor
                            + " journal="
                            + place.cursor);
            place.cursor = cursor;
        }
    }

    /// A resync by sketches reads nothing where nothing differs.
    @Override
    public void sent(Fact.Sent sent) {
        if (sent.send().body() instanceof Request.OpenSketch) {
            place(sent.device()).listing = true;
        }
    }

    @Override
    public void journalled(Fact.Journalled journalled) {
        Place place = place(journalled.device());
        switch (journalled.record()) {
            case JournalRecord.PageApplied page -> {
                check(journalled.device(), place, page);
                place.cursor = page.next();
                place.listing = false;
            }
            case JournalRecord.ListingApplied _ -> place.listing = true;
            case JournalRecord.Agreed _ -> {}
            case JournalRecord.ZoneLost _ -> {
                place.cursor = Cursor.START;
                place.listing = false;
            }
        }
    }

    private void check(String device, Place place, JournalRecord.PageApplied page) {
        Cursor from = place.cursor;
        Cursor to = page.next();
        if (from.generation() == to.generation() && to.position() < from.position()) {
            violations.add(
                    this, device, device, "the cursor went back: from=" + from + " to=" + to);
        }
        if (place.listing) {
            return;
        }
        CloudAccount account = scene.cloud(scene.account(device));
        Cursor start = from.equals(Cursor.START) ? new Cursor(to.generation(), 0) : from;
        Set<AssetId> held = new HashSet<>();
        for (RecordChange change : page.changes()) {
            held.add(change.id());
        }
        for (AssetId id : account.changedBetween(start, to)) {
            if (!held.contains(id)) {
                violations.add(
                        this,
                        device,
                        device,
                        "the cursor was saved without a change that it lies behind: asset="
                                + id.shortName()
                                + " from="
                                + from
                                + " to="
                                + to);
                return;
            }
        }
    }

    private Place place(String device) {
        return places.computeIfAbsent(device, name -> new Place());
    }
}
