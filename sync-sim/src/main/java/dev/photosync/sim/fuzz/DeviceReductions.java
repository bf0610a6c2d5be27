package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.scenario.Scenario.DeviceSettings;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes one thing of a device what it usually is.
final class DeviceReductions {
    private static final DeviceSetup USUAL = Generator.PLAIN.devices().values().asList().getFirst();

    private static final ImmutableList<UnaryOperator<DeviceSetup>> ALL =
            ImmutableList.of(
                    device -> with(device, device.cellular(), USUAL.release(), USUAL.settings()),
                    device -> with(device, device.cellular(), USUAL.release(), device.settings()),
                    device -> with(device, device.cellular(), device.release(), USUAL.settings()),
                    device -> with(device, Optional.empty(), device.release(), device.settings()),
                    DeviceReductions::usualStorage,
                    device -> settings(device, true, false, false),
                    device -> settings(device, false, true, false),
                    device -> settings(device, false, false, true));

    /// How many things there are.
    static final int COUNT = ALL.size();

    private DeviceReductions() {}

    /// The device with one thing as usual.
    static DeviceSetup apply(DeviceSetup device, int thing) {
        return ALL.get(thing).apply(device);
    }

    private static DeviceSetup usualStorage(DeviceSetup device) {
        return new DeviceSetup(
                device.at(),
                device.account(),
                device.signedInAs(),
                Generator.USUAL_STORAGE_BYTES,
                device.usedBytes(),
                device.wifi(),
                device.cellular(),
                device.charging(),
                device.batteryPercent(),
                device.release(),
                device.routine(),
                device.settings());
    }

    private static DeviceSetup settings(
            DeviceSetup device, boolean cellular, boolean storage, boolean power) {
        DeviceSettings own = device.settings();
        DeviceSettings usual = USUAL.settings();
        return with(
                device,
                device.cellular(),
                device.release(),
                new DeviceSettings(
                        own.syncOn(),
                        own.cellularData(),
                        own.mobileDataForPhotos(),
                        (cellular ? usual : own).unlimitedUpdates(),
                        own.dataRoaming(),
                        own.lowDataMode(),
                        (storage ? usual : own).optimiseStorage(),
                        (power ? usual : own).powerPolicy()));
    }

    private static DeviceSetup with(
            DeviceSetup device,
            Optional<String> cellular,
            String release,
            DeviceSettings settings) {
        return new DeviceSetup(
                device.at(),
                device.account(),
                device.signedInAs(),
                device.storageBytes(),
                device.usedBytes(),
                device.wifi(),
                cellular,
                device.charging(),
                device.batteryPercent(),
                release,
                device.routine(),
                settings);
    }
}
