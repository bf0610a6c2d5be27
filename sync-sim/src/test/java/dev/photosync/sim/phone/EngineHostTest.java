package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.engine.Input;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.trace.StartCause;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class EngineHostTest {
    private static final Revision PHOTO =
            Revision.imported(
                    ImmutableList.of(
                            new Resource(
                                    ResourceRole.ORIGINAL,
                                    new ContentHash(1, 2, 3, 4),
                                    2_000_000,
                                    false)),
                    0);

    private final Kernel kernel = new Kernel();
    private final EngineHost.System system = mock(EngineHost.System.class);
    private final Disk disk =
            new Disk(
                    LibrarySnapshot.empty(),
                    new Holdings(),
                    EngineImage.EMPTY,
                    new DiskFaults(new RandomStreams(1), "phone"));
    private final EngineHost host = new EngineHost("phone", kernel, new Trace(), disk, system);

    @BeforeEach
    void start() {
        when(system.canWrite()).thenReturn(true);
        host.start(
                new EngineConfig(
                        "phone",
                        "home",
                        Releases.named(Releases.CURRENT),
                        SyncPolicy.STANDARD,
                        GateCatalogue.all(),
                        1),
                conditions(Transport.WIFI),
                StartCause.START);
    }

    @Test
    void sendsWhatTheEngineAsksForAndSettlesAfterwards() {
        host.give(new Input.LocalChange(new AssetId(1, 1), PHOTO, PHOTO.sizeBytes()));
        InOrder order = inOrder(system);
        order.verify(system).settled();
        order.verify(system).send(sends(Request.OpenUpload.class));
        order.verify(system).settled();
    }

    @Test
    void cancelsWhatIsUnderWayWhenTheNetworkGoes() {
        host.give(new Input.LocalChange(new AssetId(1, 1), PHOTO, PHOTO.sizeBytes()));
        host.give(new Input.ConditionsObserved(conditions(Transport.NONE)));
        // The feed's request and the upload's.
        verify(system, times(2)).cancel(anyLong());
    }

    @Test
    void aStoppedEngineHearsNothing() {
        host.stop(StopCause.CRASH);
        host.give(new Input.LocalChange(new AssetId(1, 1), PHOTO, PHOTO.sizeBytes()));
        assertThat(host.running()).isFalse();
        verify(system, never()).send(sends(Request.OpenUpload.class));
        verify(system, never()).storeCopy(any());
    }

    private static Effect.Send sends(Class<? extends Request> kind) {
        return argThat(send -> send != null && kind.isInstance(send.body()));
    }

    private static Conditions conditions(Transport transport) {
        return new Conditions(
                "home",
                transport == Transport.NONE
                        ? Network.NONE
                        : new Network(transport, Reach.INTERNET, false, false),
                new Power(90, true, false, false),
                20_000_000_000L,
                new Settings(
                        true, 0, true, true, true, true, false, true, true, PowerPolicy.STANDARD));
    }
}
