package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.kernel.RandomStream;

/// A small history of one asset: what owners do on up to four devices, when these sync, and what
/// they and the cloud forget.
///
/// @param devices how many there are
/// @param steps what happens, in order
record History(int devices, ImmutableList<Step> steps) {
    private static final int MOST_DEVICES = 4;
    private static final int MOST_STEPS = 30;
    private static final int STEP_MICROS = 10;
    private static final int MOST_SKEW_MICROS = 200;
    private static final double SYNC_SHARE = 0.4;
    private static final Act[] ACTS = Act.values();

    /// The history of a seed.
    ///
    /// Each seed leaves out some acts, so that others come often (swarm testing, Groce et al.,
    /// ISSTA 2012); some do nothing but add and delete. Clocks are wrong only where nothing is
    /// forgotten: without a base, times are all there is to tell the later of two states.
    static History ofSeed(long seed) {
        RandomStream random = new RandomStream(seed);
        int devices = 1 + random.nextInt(MOST_DEVICES);
        boolean skewed = random.nextBoolean(0.3);
        ImmutableList<Act> acts = acts(random, skewed);
        long[] skewMicros = new long[devices];
        for (int i = 0; skewed && i < devices; i++) {
            skewMicros[i] = random.nextInt(MOST_SKEW_MICROS);
        }
        int length = 3 + random.nextInt(MOST_STEPS - 2);
        ImmutableList.Builder<Step> steps = ImmutableList.builderWithExpectedSize(length);
        for (int i = 0; i < length; i++) {
            Act act =
                    i == 0
                            ? Act.IMPORT
                            : random.nextBoolean(SYNC_SHARE)
                                    ? Act.SYNC
                                    : acts.get(random.nextInt(acts.size()));
            int device = random.nextInt(devices);
            boolean copy = act.byOwner() && random.nextInt(8) == 0;
            int number = act == Act.EDIT ? i + 1 : 1 + random.nextInt(2);
            long wallMicros = (i + 1L) * STEP_MICROS + skewMicros[device];
            steps.add(new Step(act, device, copy, number, wallMicros));
        }
        return new History(devices, steps.build());
    }

    private static ImmutableList<Act> acts(RandomStream random, boolean skewed) {
        boolean addAndDelete = random.nextBoolean(0.3);
        ImmutableList.Builder<Act> acts = ImmutableList.builder();
        for (Act act : ACTS) {
            boolean drawn = addAndDelete ? act.choosesState() : random.nextBoolean(0.7);
            boolean needed = act == Act.IMPORT || act.forgets() && random.nextBoolean(0.5);
            if ((drawn || needed) && !(skewed && act.forgets())) {
                acts.add(act);
            }
        }
        if (!addAndDelete) {
            acts.add(Act.EDIT, Act.EDIT, Act.EDIT);
        }
        return acts.build();
    }

    History with(ImmutableList<Step> other) {
        return new History(devices, other);
    }
}
