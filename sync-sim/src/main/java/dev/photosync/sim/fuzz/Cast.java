package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Objects;

/// Who takes part in a system under search.
///
/// @param accounts the accounts' names, the first of them every device's own
/// @param devices the devices' names, each with the account of its library
/// @param wifi the Wi-Fi network that devices start on
record Cast(ImmutableList<String> accounts, ImmutableMap<String, String> devices, String wifi) {

    /// The devices whose library belongs to an account.
    ImmutableList<String> devicesOf(String account) {
        return devices.keySet().stream()
                .filter(device -> account.equals(accountOf(device)))
                .collect(ImmutableList.toImmutableList());
    }

    /// The account of a device's library.
    String accountOf(String device) {
        return Objects.requireNonNull(devices.get(device));
    }

    /// An account that is not a device's own; its own if there is only one.
    String otherAccount(String device) {
        String own = accountOf(device);
        return accounts.stream()
                .filter(account -> !account.equals(own))
                .findFirst()
                .orElse(accounts.getFirst());
    }
}
