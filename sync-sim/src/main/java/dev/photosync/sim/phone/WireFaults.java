package dev.photosync.sim.phone;

/// What goes wrong between one phone and the cloud, whatever network it is on: it is cut off for a
/// while, and some answers and hints are lost, come twice or come late.
///
/// Each count is used up by the next answers or hints, and adds to what is left of an earlier one.
final class WireFaults {
    private long cutOffUntilMicros;
    private int repliesToLose;
    private int repliesToRepeat;
    private int repliesToDelay;
    private int hintsToLose;
    private long delayMicros;

    void cutOff(long untilMicros) {
        cutOffUntilMicros = Math.max(cutOffUntilMicros, untilMicros);
    }

    void loseReplies(int count) {
        repliesToLose += count;
    }

    void repeatReplies(int count) {
        repliesToRepeat += count;
    }

    void delayReplies(int count, long byMicros) {
        repliesToDelay += count;
        delayMicros = byMicros;
    }

    void loseHints(int count) {
        hintsToLose += count;
    }

    boolean cutOffAt(long nowMicros) {
        return nowMicros < cutOffUntilMicros;
    }

    /// Whether the answer that sets out now is lost.
    boolean losesReply() {
        boolean loses = repliesToLose > 0;
        repliesToLose -= loses ? 1 : 0;
        return loses;
    }

    /// How much later the answer that sets out now does so.
    long delaysReplyMicros() {
        boolean delays = repliesToDelay > 0;
        repliesToDelay -= delays ? 1 : 0;
        return delays ? delayMicros : 0;
    }

    /// Whether the answer that arrives now will arrive once more.
    boolean repeatsReply() {
        boolean repeats = repliesToRepeat > 0;
        repliesToRepeat -= repeats ? 1 : 0;
        return repeats;
    }

    /// Whether the hint that arrives now is lost.
    boolean losesHint() {
        boolean loses = hintsToLose > 0;
        hintsToLose -= loses ? 1 : 0;
        return loses;
    }
}
