package dev.photosync.sim.cloud;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.CloudError.AuthenticationFailure;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.gate.Reason;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The cloud: it authenticates, throttles and versions requests, serves them from the account they
/// name, and hints to the other devices that something has changed.
public final class CloudService {
    private static final long DAY_MICROS = 24L * 3600 * 1_000_000;
    static final long MINUTE_MICROS = 60_000_000;
    private static final long SKEW_MICROS = 15 * MINUTE_MICROS;
    private static final long HINT_MICROS = 300_000;

    /// A device that wants to be told of changes.
    public interface Subscriber {
        String device();

        String account();

        /// The release's protocol.
        int protocol();

        /// The kernel that runs the device's events.
        Kernel kernel();

        /// What the device's clock shows.
        long wallClockMicros();

        /// A push hint arrives.
        void hint();
    }

    private final Kernel kernel;
    private final Trace trace;
    private final Scenario.CloudSetup setup;
    private final ImmutableMap<String, CloudAccount> accounts;
    // By device; looked up, never iterated.
    private final Map<String, Client> clients = new HashMap<>();
    // By account.
    private final ListMultimap<String, Client> clientsOf =
            MultimapBuilder.linkedHashKeys().arrayListValues().build();
    private long downUntilMicros;
    private int requestsPerMinute = Integer.MAX_VALUE;
    private int minimumProtocol;
    private long bodyLimitBytes;
    private boolean pushHints;

    public CloudService(Scenario scenario, Kernel kernel, Trace trace) {
        this.kernel = kernel;
        this.trace = trace;
        this.setup = scenario.cloud();
        this.minimumProtocol = setup.minimumProtocol();
        this.bodyLimitBytes = setup.bodyLimitBytes();
        this.pushHints = setup.pushHints();
        ImmutableMap.Builder<String, CloudAccount> made = ImmutableMap.builder();
        scenario.accounts()
                .forEach((name, account) ->
                        made.put(name, new CloudAccount(name, account, setup, trace)));
        this.accounts = made.buildOrThrow();
        kernel.schedule(DAY_MICROS, this::purgeDaily);
    }

    /// The account of this name.
    ///
    /// @throws NullPointerException if there is none
    public CloudAccount account(String name) {
        return Objects.requireNonNull(accounts.get(name), () -> "unknown account: name=" + name);
    }

    public ImmutableMap<String, CloudAccount> accounts() {
        return accounts;
    }

    /// How long the cloud takes to answer.
    public long processingMicros() {
        return setup.processingMicros();
    }

    public void subscribe(Subscriber subscriber) {
        Client client = new Client(subscriber);
        clients.put(subscriber.device(), client);
        clientsOf.put(subscriber.account(), client);
    }

    public void outage(long untilMicros) {
        downUntilMicros = untilMicros;
        kernel.schedule(untilMicros, this::tellRefusals);
    }

    /// Tells the trace for what each device is refused now, where that has changed.
    public void tellRefusals() {
        clientsOf.values().forEach(this::tellRefusals);
    }

    /// The same for the devices of one account.
    public void tellRefusals(CloudAccount account) {
        clientsOf.get(account.name()).forEach(this::tellRefusals);
    }

    /// The same for one device.
    public void tellRefusals(Subscriber subscriber) {
        tellRefusals(client(subscriber.device()));
    }

    private void tellRefusals(Client client) {
        Subscriber subscriber = client.subscriber();
        long reasons = refusals(subscriber);
        if (client.refusedFor(reasons)) {
            trace.add(new TraceEvent.RefusalsAre(kernel.nowMicros(), subscriber.device(), reasons));
        }
    }

    private Client client(String device) {
        return Objects.requireNonNull(clients.get(device), () -> "unknown device: name=" + device);
    }

    private long refusals(Subscriber to) {
        CloudAccount account = account(to.account());
        long now = kernel.nowMicros();
        boolean skewed = Math.abs(to.wallClockMicros() - now) > SKEW_MICROS;
        return (now < downUntilMicros ? Reason.SERVER_DOWN.bit() : 0)
                | (to.protocol() < minimumProtocol ? Reason.CLIENT_TOO_OLD.bit() : 0)
                | (account.acceptsSignInOf(to.device()) ? 0 : Reason.TOKEN_EXPIRED.bit())
                | (skewed ? Reason.CLOCK_SKEW.bit() : 0)
                | (requestsPerMinute == Integer.MAX_VALUE ? 0 : Reason.THROTTLED.bit())
                | (account.locked() ? Reason.ZONE_BUSY.bit() : 0);
    }

    public void throttle(int perMinute) {
        requestsPerMinute = perMinute;
    }

    public void minimumProtocol(int version) {
        minimumProtocol = version;
    }

    public void bodyLimit(long bytes) {
        bodyLimitBytes = bytes;
    }

    public void pushHints(boolean delivered) {
        pushHints = delivered;
    }

    /// Serves one request.
    ///
    /// @param header who sends it
    /// @param signedInAs the account whose sign-in accompanies it; null for none
    /// @param wallMicros the sender's clock, with which the request is signed
    /// @param request what is asked
    public Reply serve(
            RequestHeader header, @Nullable String signedInAs, long wallMicros, Request request) {
        CloudError refusal = refusal(header, signedInAs, wallMicros, request);
        if (refusal != null) {
            return new Reply.Refused(refusal);
        }
        CloudAccount account = account(header.account());
        Reply reply = account.serve(request, header.device(), kernel.nowMicros());
        if (reply instanceof Reply.Committed) {
            hintOthers(account.name(), header.device());
        }
        return reply;
    }

    private @Nullable CloudError refusal(
            RequestHeader header, @Nullable String signedInAs, long wallMicros, Request request) {
        long now = kernel.nowMicros();
        if (now < downUntilMicros) {
            return new CloudError.ServiceUnavailable(
                    Math.min(downUntilMicros - now, 10 * MINUTE_MICROS));
        }
        if (header.protocolVersion() < minimumProtocol) {
            return new CloudError.IncompatibleVersion(minimumProtocol);
        }
        if (!header.account().equals(signedInAs)
                || !account(header.account()).acceptsSignInOf(header.device())) {
            return new CloudError.NotAuthenticated(AuthenticationFailure.TOKEN_EXPIRED);
        }
        if (Math.abs(wallMicros - now) > SKEW_MICROS) {
            return new CloudError.NotAuthenticated(AuthenticationFailure.CLOCK_SKEW);
        }
        if (request.wireBytes() > bodyLimitBytes) {
            return new CloudError.BodyTooLarge(bodyLimitBytes);
        }
        if (client(header.device()).request(now) > requestsPerMinute) {
            return new CloudError.RequestRateLimited(MINUTE_MICROS - now % MINUTE_MICROS);
        }
        return null;
    }

    /// Hints to every device of an account but one that something has changed. Hints to one device
    /// that fall together are one hint.
    public void hintOthers(String account, String exceptDevice) {
        long now = kernel.nowMicros();
        for (Client client : clientsOf.get(account)) {
            String device = client.subscriber().device();
            if (device.equals(exceptDevice)) {
                continue;
            }
            if (pushHints) {
                client.hint(now, HINT_MICROS);
            } else {
                trace.add(new TraceEvent.HintLost(now, device));
            }
        }
    }

    private void purgeDaily() {
        for (CloudAccount account : accounts.values()) {
            if (account.purgeOld(kernel.nowMicros()) > 0) {
                account.reportQuota(kernel.nowMicros());
                hintOthers(account.name(), "");
            }
        }
        kernel.schedule(kernel.nowMicros() + DAY_MICROS, this::purgeDaily);
    }
}
