package dev.photosync.sim.defect;

import com.google.common.base.CaseFormat;

/// What a defect can break: the invariants, by number and by the class that checks them.
public enum Guarantee {
    ORIGINAL_KEPT(1, "an acknowledged original always has an intact copy somewhere"),
    EVICTION_CONFIRMED(2, "no original is evicted before the cloud has its content"),
    NO_RESURRECTION(3, "only an explicit restore undoes a delete"),
    NO_SILENT_DELETION(4, "nothing is deleted without an owner's action"),
    ONE_IDENTITY(5, "an import has one identity, whatever is retried or reinstalled"),
    PARTS_TOGETHER(6, "content is what its hash says, and parts appear together or not at all"),
    CURSOR_FORWARD(7, "the cursor is saved only after the changes before it"),
    CLOSED_GATE(8, "a closed gate lets no byte through"),
    ACCOUNTS_APART(8, "accounts never mix"),
    EDITS_KEPT(9, "of concurrent edits none is lost silently"),
    CONVERGES(10, "all devices and the cloud converge"),
    TRUE_REASONS(11, "whatever is pending progresses or has a true reason"),
    NO_LIVELOCK(11, "bytes that flow complete something"),
    BOUNDED(12, "queues and retries are bounded, and at rest nothing is counted as left");

    private final int number;
    private final String says;

    Guarantee(int number, String says) {
        this.number = number;
        this.says = says;
    }

    /// The invariant's number.
    public int number() {
        return number;
    }

    /// The invariant, in a line.
    public String says() {
        return says;
    }

    /// The name that traces and reports give to what checks it, such as {@code closed-gate}.
    public String check() {
        return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_HYPHEN, name());
    }

    /// Whether it can be told from a moment: a violation. Else it shows in what never comes about.
    public boolean safety() {
        return number < CONVERGES.number;
    }
}
