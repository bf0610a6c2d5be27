package dev.photosync.sim.check;

import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.trace.Fact;

/// Accounts never mix: a device asks only for the account that its library belongs to, and an
/// account's zone and devices hold only what its own devices imported.
///
/// *Checks* the header of each request against the device that sends it, and each new asset in a
/// zone or on a device against the imports of the other accounts. *When*: a request is sent; a
/// record or an asset on a device appears. *Cost*: O(1) for a request, O(accounts log n) for an
/// asset that its own account does not know.
///
/// *Not verified*: content that two accounts hold under the same hash.
final class AccountsApart implements Invariant {
    private final Scene scene;
    private final Violations violations;

    AccountsApart(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "accounts-apart";
    }

    @Override
    public void sent(Fact.Sent sent) {
        RequestHeader header = sent.send().header();
        String account = scene.account(sent.device());
        if (!header.account().equals(account) || !header.device().equals(sent.device())) {
            violations.add(
                    this,
                    sent.device(),
                    sent.device(),
                    "a request names another account or device: account="
                            + account
                            + " header="
                            + header);
        }
    }

    @Override
    public void recordPut(Fact.RecordPut put) {
        if (!put.byDevice().isEmpty() && !scene.account(put.byDevice()).equals(put.account())) {
            violations.add(
                    this,
                    put.asset(),
                    put.byDevice(),
                    "a device wrote to another account's zone: asset="
                            + put.asset().shortName()
                            + " account="
                            + put.account());
        }
        if (put.before() == null) {
            own(put.account(), put.account(), put.asset());
        }
    }

    @Override
    public void engineSaved(Fact.EngineSaved save) {
        if (save.before() == null) {
            own(scene.account(save.device()), save.device(), save.asset());
        }
    }

    private void own(String account, String where, AssetId id) {
        if (!scene.deeds(account).knows(id) && scene.knownElsewhere(account, id)) {
            violations.add(
                    this,
                    id,
                    where,
                    "an asset belongs to another account: asset="
                            + id.shortName()
                            + " account="
                            + account);
        }
    }
}
