package dev.photosync.sim.action;

import static dev.photosync.sim.text.Quantities.COUNT;
import static dev.photosync.sim.text.Quantities.PERCENT;
import static dev.photosync.sim.text.Quantities.PROTOCOL;
import static dev.photosync.sim.text.Quantities.RATE;
import static dev.photosync.sim.text.Quantities.SIZE;
import static dev.photosync.sim.text.Quantities.SOME_DURATION;
import static dev.photosync.sim.text.Quantities.SWITCH;

import dev.photosync.sim.action.Action.*;
import dev.photosync.sim.text.PhraseTable;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;

/// The phrases for what happens to accounts, to the cloud and to networks.
final class WorldPhrases {
    private static final Quantity<String> PURPOSE = Quantities.name("what takes space", "backups");

    static final PhraseTable<Action> ACCOUNT =
            PhraseTable.<Action>of("something that happens to an account")
                    .say("upgrade plan to {size}", "the account gets another plan, at once")
                    .with(UpgradePlan.class, SIZE, UpgradePlan::new, UpgradePlan::sizeBytes)
                    .say(
                            "use {size} more for {purpose}",
                            "backups, mail or files take more of the plan")
                    .with(
                            UseQuota.class,
                            SIZE,
                            PURPOSE,
                            UseQuota::new,
                            UseQuota::sizeBytes,
                            UseQuota::by)
                    .say(
                            "free {size} of {purpose}",
                            "backups, mail or files give up some of the plan")
                    .with(
                            FreeQuota.class,
                            SIZE,
                            PURPOSE,
                            FreeQuota::new,
                            FreeQuota::sizeBytes,
                            FreeQuota::of)
                    .say(
                            "expire the sign-in",
                            "the cloud no longer accepts the sign-ins made so far")
                    .is(new ExpireSignIn())
                    .say("lock the zone", "the library is locked on the server")
                    .is(new LockZone())
                    .say("unlock the zone", "the library is no longer locked")
                    .is(new UnlockZone())
                    .say("lose the zone", "the server loses the library's records")
                    .is(new LoseZone())
                    .build();

    static final PhraseTable<Action> CLOUD =
            PhraseTable.<Action>of("something that happens to the cloud")
                    .say("outage for {duration}", "the service is down")
                    .with(Outage.class, SOME_DURATION, Outage::new, Outage::forMicros)
                    .say(
                            "throttle to {count} request(s) per minute",
                            "each device may send so many requests")
                    .with(Throttle.class, COUNT, Throttle::new, Throttle::requestsPerMinute)
                    .say("stop throttling", "devices may send as many requests as they like")
                    .is(new StopThrottling())
                    .say("forget history", "cursors given out so far expire")
                    .is(new ForgetHistory())
                    .say("forget uploads", "uploads under way expire")
                    .is(new ForgetUploads())
                    .say("push hints {on|off}", "whether devices are told of changes")
                    .with(PushHints.class, SWITCH, PushHints::new, PushHints::delivered)
                    .say("require protocol {version}", "older protocols are no longer spoken")
                    .with(
                            RequireProtocol.class,
                            PROTOCOL,
                            RequireProtocol::new,
                            RequireProtocol::version)
                    .say("limit request bodies to {size}", "larger requests are refused")
                    .with(LimitBodies.class, SIZE, LimitBodies::new, LimitBodies::sizeBytes)
                    .build();

    static final PhraseTable<Action> NETWORK =
            PhraseTable.<Action>of("something that happens to a network")
                    .say("lose internet", "the network stays up but no longer reaches the internet")
                    .is(new Internet(false))
                    .say("restore internet", "the network reaches the internet again")
                    .is(new Internet(true))
                    .say("captive portal {on|off}", "whether a sign-in page must be answered")
                    .with(CaptivePortal.class, SWITCH, CaptivePortal::new, CaptivePortal::on)
                    .say("metered {on|off}", "whether traffic is counted")
                    .with(Metered.class, SWITCH, Metered::new, Metered::on)
                    .say("rates {rate} down {rate} up", "the link's rates from now")
                    .with(
                            SetRates.class,
                            RATE,
                            RATE,
                            SetRates::new,
                            SetRates::downBitsPerSecond,
                            SetRates::upBitsPerSecond)
                    .say("set loss {percent}", "so many packets are lost from now")
                    .with(SetLoss.class, PERCENT, SetLoss::new, SetLoss::fraction)
                    .say("stop resets", "connections are no longer reset")
                    .is(new SetResets(0))
                    .say("reset every {duration}", "connections are reset, so often on average")
                    .with(SetResets.class, SOME_DURATION, SetResets::new, SetResets::meanMicros)
                    .say("restart router", "the network is gone for a moment and comes back well")
                    .is(new RestartRouter())
                    .build();

    private WorldPhrases() {}
}
