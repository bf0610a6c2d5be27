package dev.photosync.sim.network;

/// Which way bytes go, as a device sees it.
public enum Direction {
    UP,
    DOWN
}
