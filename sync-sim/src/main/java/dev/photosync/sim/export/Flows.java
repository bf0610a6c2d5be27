package dev.photosync.sim.export;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.view.DeviceSeries;
import dev.photosync.sim.view.RunSeries;
import dev.photosync.sim.view.Transfer;
import dev.photosync.sim.view.Transfer.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which downloads brought what which upload had taken to the cloud, with a number for each upload
/// that some download followed.
final class Flows {
    // Looked up, never iterated.
    private final Map<Transfer, Integer> from = new IdentityHashMap<>();
    private final Map<Transfer, Integer> to = new IdentityHashMap<>();
    private final Map<Asset, Transfer> uploads = new HashMap<>();

    private record Asset(String account, AssetId id) {}

    private record Of(String account, Transfer transfer) {}

    private Flows() {}

    /// Joins each download that was finished with the last upload of the asset by another device of
    /// the account that was finished before the download began.
    static Flows of(RunSeries series) {
        List<Of> all = new ArrayList<>();
        for (DeviceSeries device : series.devices()) {
            for (Transfer transfer : device.transfers()) {
                boolean picture = transfer.kind().bulk() && transfer.end() == End.FINISHED;
                if (picture) {
                    all.add(new Of(device.account(), transfer));
                }
            }
        }
        all.sort(Comparator.comparingLong(Flows::turn));
        Flows flows = new Flows();
        all.forEach(flows::take);
        return flows;
    }

    /// An upload counts when it is finished, a download when it begins.
    private static long turn(Of of) {
        Transfer transfer = of.transfer();
        return transfer.kind() == WorkKind.UPLOAD ? transfer.toMicros() : transfer.fromMicros();
    }

    private void take(Of of) {
        Transfer transfer = of.transfer();
        Asset asset = new Asset(of.account(), transfer.asset());
        if (transfer.kind() == WorkKind.UPLOAD) {
            uploads.put(asset, transfer);
            return;
        }
        Transfer upload = uploads.get(asset);
        if (upload != null && !upload.device().equals(transfer.device())) {
            to.put(transfer, from.computeIfAbsent(upload, _ -> from.size() + 1));
        }
    }

    /// The number of the flow that starts with an upload; empty if nothing followed it.
    OptionalInt from(Transfer upload) {
        return number(from.get(upload));
    }

    /// The number of the flow that arrives with a download; empty if its upload is not in the
    /// trace.
    OptionalInt to(Transfer download) {
        return number(to.get(download));
    }

    private static OptionalInt number(@Nullable Integer flow) {
        return flow == null ? OptionalInt.empty() : OptionalInt.of(flow);
    }
}
