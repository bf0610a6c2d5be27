package dev.photosync.sim.action;

/// What an action can happen to.
public enum TargetKind {
    DEVICE("a device"),
    ACCOUNT("an account"),
    CLOUD("the cloud"),
    NETWORK("a network");

    private final String noun;

    TargetKind(String noun) {
        this.noun = noun;
    }

    /// What it is, with its article.
    public String noun() {
        return noun;
    }

    /// What an action happens to.
    public static TargetKind of(Action action) {
        return switch (action) {
            case Action.OnDevice onDevice -> DEVICE;
            case Action.OnAccount onAccount -> ACCOUNT;
            case Action.OnCloud onCloud -> CLOUD;
            case Action.OnNetwork onNetwork -> NETWORK;
        };
    }
}
