package dev.photosync.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/// The shape of the project, held: dependencies run one way, and what would make a run depend on
/// anything but its scenario is not called.
@AnalyzeClasses(packages = "dev.photosync", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {
    private static final String CORE = "dev.photosync.core..";
    private static final String SIM = "dev.photosync.sim..";
    private static final String CLI = "dev.photosync.cli..";
    private static final String[] DETERMINISTIC = {CORE, SIM};

    @ArchTest
    static final ArchRule core_stands_on_nothing_of_ours =
            noClasses()
                    .that()
                    .resideInAPackage(CORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SIM, CLI, "dev.photosync.bench..");

    @ArchTest
    static final ArchRule sim_stands_on_core_alone =
            noClasses()
                    .that()
                    .resideInAPackage(SIM)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(CLI, "dev.photosync.bench..");

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("dev.photosync.(*).(*)..").should().beFreeOfCycles();

    /// A package may use those before it. The order of the engine's packages.
    @ArchTest
    static void core_packages_keep_their_order(JavaClasses all) {
        keepOrder(
                all,
                "dev.photosync.core.",
                "library",
                "cloud",
                "codec",
                "diff",
                "storage",
                "gate",
                "schedule",
                "transfer",
                "journal",
                "engine");
    }

    /// The order of the world's packages.
    @ArchTest
    static void sim_packages_keep_their_order(JavaClasses all) {
        keepOrder(
                all,
                "dev.photosync.sim.",
                "text",
                "form",
                "kernel",
                "network",
                "library",
                "action",
                "scenario",
                "trace",
                "defect",
                "cloud",
                "phone",
                "world",
                "explain",
                "view",
                "check",
                "run",
                "sweep",
                "export",
                "diagnose",
                "triage",
                "fuzz");
    }

    @ArchTest
    static final ArchRule the_engine_knows_no_clock_thread_file_or_socket =
            noClasses()
                    .that()
                    .resideInAPackage(CORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.net..",
                            "java.util.concurrent..",
                            "java.time..")
                    .because("sync-core has inputs and effects only: the host does the rest");

    @ArchTest
    static final ArchRule no_system_clock =
            banned(
                    "call the system's clock",
                    "the virtual clock: kernel.nowMicros()",
                    call ->
                            call.getTargetOwner().isEquivalentTo(System.class)
                                            && (call.getName().equals("currentTimeMillis")
                                                    || call.getName().equals("nanoTime"))
                                    || call.getTargetOwner()
                                                    .getPackageName()
                                                    .startsWith("java.time")
                                            && call.getName().equals("now"));

    @ArchTest
    static final ArchRule no_threads =
            noClasses()
                    .that()
                    .resideInAnyPackage(DETERMINISTIC)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .because("all control flow passes through the kernel: use kernel.schedule");

    @ArchTest
    static final ArchRule no_unseeded_random =
            noClasses()
                    .that()
                    .resideInAnyPackage(DETERMINISTIC)
                    .should()
                    .dependOnClassesThat(
                            DescribedPredicate.describe(
                                    "draw at random",
                                    (JavaClass c) ->
                                            c.isAssignableTo(Random.class)
                                                    || c.isEquivalentTo(SplittableRandom.class)
                                                    || c.isEquivalentTo(ThreadLocalRandom.class)))
                    .because("one seed makes everything: use RandomStreams.stream(name)");

    @ArchTest
    static final ArchRule no_math_random =
            banned(
                    "draw at random",
                    "RandomStreams.stream(name)",
                    call ->
                            call.getTargetOwner().isEquivalentTo(Math.class)
                                            && call.getName().equals("random")
                                    || call.getTargetOwner().getName().equals("java.util.UUID")
                                            && call.getName().equals("randomUUID"));

    @ArchTest
    static final ArchRule no_default_locale_or_zone =
            banned(
                    "depend on the machine's locale or zone",
                    "Locale.ROOT and ZoneOffset.UTC",
                    call ->
                            call.getName().equals("getDefault")
                                            && (call.getTargetOwner().isEquivalentTo(Locale.class)
                                                    || call.getTargetOwner()
                                                            .isAssignableTo(TimeZone.class))
                                    || call.getName().equals("systemDefault")
                                            && call.getTargetOwner().isEquivalentTo(ZoneId.class)
                                    || call.getTargetOwner().isEquivalentTo(String.class)
                                            && (call.getName().equals("toLowerCase")
                                                    || call.getName().equals("toUpperCase"))
                                            && call.getTarget().getRawParameterTypes().isEmpty());

    @ArchTest
    static final ArchRule no_format_without_a_locale =
            banned(
                    "format without a locale",
                    "String.format(Locale.ROOT, ...)",
                    call ->
                            call.getTargetOwner().isEquivalentTo(String.class)
                                    && (call.getName().equals("formatted")
                                            || call.getName().equals("format")
                                                    && !call.getTarget()
                                                            .getRawParameterTypes()
                                                            .getFirst()
                                                            .isEquivalentTo(Locale.class)));

    @ArchTest
    static final ArchRule commands_compute_nothing_of_the_engine =
            noClasses()
                    .that()
                    .resideInAPackage(CLI)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.photosync.core.codec..",
                            "dev.photosync.core.engine..",
                            "dev.photosync.core.journal..",
                            "dev.photosync.core.transfer..",
                            "dev.photosync.sim.kernel..",
                            "dev.photosync.sim.phone..",
                            "dev.photosync.sim.world..")
                    .because("the command line turns words into calls and results into text");

    private static void keepOrder(JavaClasses all, String parent, String... names) {
        for (int i = 0; i < names.length - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(parent + names[i] + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            Arrays.stream(names, i + 1, names.length)
                                    .map(name -> parent + name + "..")
                                    .toArray(String[]::new))
                    .because("packages use those before them only; see LayeringTest")
                    .check(all);
        }
    }

    private static ArchRule banned(String what, String instead, Predicate<JavaMethodCall> call) {
        return noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .callMethodWhere(DescribedPredicate.describe("they " + what, call))
                .because("a run must depend on its scenario alone: use " + instead);
    }
}
