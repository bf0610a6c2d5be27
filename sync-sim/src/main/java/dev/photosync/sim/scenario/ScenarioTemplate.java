package dev.photosync.sim.scenario;

/// The scenario that {@code photosync new} starts an author with.
public final class ScenarioTemplate {
    private static final String TEXT =
            """
            # yaml-language-server: $schema=scenario.schema.json
            #
            # A scenario: who has which devices, what happens to them, and what must come of it.
            #   photosync validate FILE    checks it
            #   photosync run FILE         runs it and says what happened and why
            # Times count from the beginning: 90s, 1h, 1d12h. Sizes have units: 300 MB, 5 GB, 4 GiB.

            scenario: %s
            title: A cloud plan fills up
            length: 2d
            seed: 1                     # another seed is another run of the same story

            account:                    # or accounts: {anna: {…}, ben: {…}}
              plan: 5 GB
              used: {backups: 3 GB, mail: 400 MB}

            library:                    # in sync everywhere, unless you say on: phone or except: tablet
              photos: 300               # or from: ../photos, a folder of real ones
              videos: 3

            devices:
              phone: {network: home-wifi, charging: true}
              tablet: {storage: 128 GB, network: home-wifi, charging: true}

            # What happens, in order of time. A line names a device, a network, the account or the cloud.
            timeline:
              - {at: 1h, phone: take 400 photos}
              - {every: 12h, from: 2h, until: 1d, phone: [take 20 photos, take 1 video]}
              - {at: 30h, account: upgrade plan to 50 GB}

            # What must come of it. Without these lines, a run just tells you.
            expect:
              - {at: 20h, phone: held by cloud-quota}
              - {by: 46h, all: synced}
              - {always: nothing lost}
            """;

    private ScenarioTemplate() {}

    /// A commented scenario that reads without problems.
    ///
    /// @param name the scenario's name: letters, digits, dots and hyphens
    public static String text(String name) {
        return TEXT.replace("%s", name);
    }
}
