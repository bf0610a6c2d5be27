package dev.photosync.bench;

import dev.photosync.bench.Libraries.Pair;
import dev.photosync.bench.Measured.Value;
import dev.photosync.bench.MemoryDevice.Traffic;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.cloud.CloudAccount;
import java.util.Locale;
import java.util.Map;

/// What a resync of a million assets moves, by how many differ: the engine's own, with the
/// simulated cloud, counted by what each request and reply takes on the wire.
final class ResyncReport {
    private static final int ASSETS = 1_000_000;
    private static final int[] CHANGES = {1, 10, 100, 1_000, 10_000, 100_000, 400_000};
    private static final double ID_AND_DIGEST_BYTES = 24;

    private ResyncReport() {}

    public static void main(String[] args) {
        int assets = args.length > 0 ? Integer.parseInt(args[0]) : ASSETS;
        Page.print(
                "| Differ | Sketches | Exchange | Beside ids and digests | Records | Pages |"
                        + " All beside the listing | Least possible |",
                "|---:|---:|---:|---:|---:|---:|---:|---:|");
        double worst = 0;
        for (int changes : CHANGES) {
            if (changes < assets) {
                worst = Math.max(worst, measure(assets, changes));
            }
        }
        Page.measure("ResyncReport worst", worst, "times the listing");
    }

    /// @return everything that moved, beside the listing
    private static double measure(int assets, int changes) {
        Pair pair = Libraries.changed(assets, changes);
        // A cloud keeps a record of what was deleted.
        Map<AssetId, Revision> records = pair.after();
        for (AssetId id : pair.changed()) {
            Revision before = pair.before().get(id);
            if (before != null && !records.containsKey(id)) {
                records.put(id, before.withState(AssetState.TRASHED, 1));
            }
        }
        LibrarySnapshot there = LibrarySnapshot.of(records);
        CloudAccount cloud = ReplicationBenchmark.account(there);
        Cursor end = cloud.prefill(there);
        LibrarySnapshot known = LibrarySnapshot.of(pair.before());
        Cursor expired = new Cursor(end.generation(), 0);
        MemoryDevice device =
                new MemoryDevice("phone", cloud, new EngineImage(known, known, expired), false);
        device.settle();
        if (!LibrarySnapshot.of(device.library()).equals(there)) {
            throw new IllegalStateException("not in step after a resync: changes=" + changes);
        }
        Traffic sketches =
                device.traffic(Request.OpenSketch.class)
                        .plus(device.traffic(Request.ExtendSketch.class));
        Traffic fetches = device.traffic(Request.FetchRecords.class);
        Traffic listing = device.traffic(Request.ListRecords.class);
        Traffic all = sketches.plus(fetches).plus(listing);
        double exchanged =
                (sketches.wireBytes() + fetches.wireBytes() - fetches.recordBytes()) / 1_000.0;
        double share = all.wireBytes() / ((double) Request.RECORD_BYTES * there.size());
        Page.print(
                String.format(
                        Locale.ROOT,
                        "| %,d | %d | %s KB | %.2f %% | %s KB | %d%s | %.2f %% | %s KB |",
                        changes,
                        sketches.roundTrips(),
                        Value.digits(exchanged),
                        100 * 1_000 * exchanged / (ID_AND_DIGEST_BYTES * there.size()),
                        Value.digits(all.recordBytes() / 1_000.0),
                        fetches.roundTrips() + listing.roundTrips(),
                        listing.roundTrips() > 0 ? ", of the listing" : "",
                        100 * share,
                        Value.digits(leastBytes(assets, changes) / 1_000)));
        Page.measure("ResyncReport exchanged changes=" + changes, exchanged, "KB");
        Page.measure(
                "ResyncReport roundTrips changes=" + changes,
                sketches.roundTrips() + fetches.roundTrips() + listing.roundTrips(),
                "round trips");
        return share;
    }

    /// The bytes it takes to say which k of n assets differ: the logarithm of n over k, by
    /// Stirling's formula.
    private static double leastBytes(double n, double k) {
        double nats = n * Math.log(n) - k * Math.log(k) - (n - k) * Math.log(n - k);
        return nats / Math.log(2) / 8;
    }
}
