package dev.photosync.sim.kernel;

/// Something that happens at one moment of virtual time.
@FunctionalInterface
public interface Event {
    /// Makes it happen; {@link Kernel#nowMicros()} is the moment it was scheduled for.
    void fire();
}
