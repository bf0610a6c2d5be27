package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.FlowText;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.FormRule;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.Scenario.Placement;
import dev.photosync.sim.text.Quantities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// {@code library}: what exists before the run.
final class LibrarySection {
    private static final Key<Integer> PHOTOS =
            Key.optional("photos", Kinds.count(0), "0", "how many synthetic stills there are");
    private static final Key<Integer> VIDEOS =
            Key.optional("videos", Kinds.count(0), "0", "how many synthetic videos there are");
    private static final Key<Located<String>> FROM =
            Key.optional(
                    "from",
                    Kinds.located(Kinds.text("a folder such as ../photos", 1000)),
                    "a folder of real photos to use instead, relative to this file");
    private static final Key<ImmutableList<Located<String>>> ON =
            Key.optional(
                    "on",
                    Kinds.oneOrMany(
                            Kinds.located(
                                    Kinds.name(
                                            Quantities.name("all, cloud or a device", "phone")))),
                    "all",
                    "where the library is: all (everywhere, in sync), cloud (only there) or the"
                            + " devices that have it all to themselves");
    private static final Key<ImmutableList<Located<String>>> EXCEPT =
            Key.optional(
                    "except",
                    Kinds.oneOrMany(
                            Kinds.located(Kinds.name(Quantities.name("a device", "tablet")))),
                    "the devices that are new and have nothing of it yet");
    private static final Key<Located<String>> ACCOUNT =
            Key.optional(
                    "account",
                    Kinds.located(Kinds.name(Quantities.name("an account", "anna"))),
                    "whose library it is; needed where there are several accounts");

    static final Form FORM =
            Form.of("the library", PHOTOS, VIDEOS, FROM, ON, EXCEPT, ACCOUNT)
                    .with(new FormRule.NotBoth(FROM, PHOTOS))
                    .with(new FormRule.NotBoth(FROM, VIDEOS));

    private LibrarySection() {}

    /// The library as its file would have it.
    ///
    /// @param onlyAccount whether there is no other account
    static FlowText write(LibrarySetup setup, boolean onlyAccount) {
        FlowText text =
                new FlowText()
                        .put(PHOTOS, setup.photos(), String::valueOf)
                        .put(VIDEOS, setup.videos(), String::valueOf);
        setup.folder()
                .ifPresent(folder -> text.entry(FROM.name(), FlowText.scalar(folder.toString())));
        if (text.isEmpty()) {
            return text;
        }
        switch (setup.on()) {
            case Placement.Everywhere _ -> {}
            case Placement.CloudOnly _ -> text.entry(ON.name(), Subjects.CLOUD);
            case Placement.OnDevices on -> text.entry(ON.name(), list(on.devices()));
            case Placement.ExceptOn except -> text.entry(EXCEPT.name(), list(except.devices()));
        }
        return onlyAccount ? text : text.putName(ACCOUNT, setup.account());
    }

    private static String list(ImmutableList<String> names) {
        return names.size() == 1 ? names.getFirst() : "[" + String.join(", ", names) + "]";
    }

    static LibrarySetup read(
            Answers answers,
            Reading reading,
            Subjects subjects,
            ImmutableMap<String, DeviceSetup> devices) {
        String account = account(answers, reading, subjects);
        return new LibrarySetup(
                answers.get(PHOTOS),
                answers.get(VIDEOS),
                answers.has(FROM) ? folder(answers.get(FROM), reading) : Optional.empty(),
                placement(answers, reading, account, devices),
                account);
    }

    private static String account(Answers answers, Reading reading, Subjects subjects) {
        Located<String> named = answers.get(ACCOUNT);
        if (answers.has(ACCOUNT)) {
            reading.check("account", named, subjects.names(TargetKind.ACCOUNT));
            return named.value();
        }
        // Nobody owns a library that is not there.
        boolean empty = !answers.has(PHOTOS) && !answers.has(VIDEOS) && !answers.has(FROM);
        if (subjects.onlyAccount().isEmpty() && !empty) {
            reading.problems.add(
                    answers.at(),
                    "missing key `account`: there are several accounts; whose is it?");
        }
        return subjects.names(TargetKind.ACCOUNT).stream().findFirst().orElse("");
    }

    private static Optional<Path> folder(Located<String> name, Reading reading) {
        if (name.value().isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> folder = reading.path(name.value(), name.at());
        if (folder.isPresent()) {
            Path path = folder.get();
            String wrong =
                    !Files.exists(path)
                            ? "there is nothing of that name"
                            : !Files.isDirectory(path)
                                    ? "it is no folder"
                                    : !Files.isReadable(path) ? "it cannot be read" : "";
            if (!wrong.isEmpty()) {
                reading.problems.add(
                        name.at(), "expected a folder of photos, found `" + path + "`: " + wrong);
            }
        }
        return folder;
    }

    private static Placement placement(
            Answers answers,
            Reading reading,
            String account,
            ImmutableMap<String, DeviceSetup> devices) {
        ImmutableSet<String> owned =
                devices.entrySet().stream()
                        .filter(device -> device.getValue().account().equals(account))
                        .map(Map.Entry::getKey)
                        .collect(ImmutableSet.toImmutableSet());
        ImmutableList<Located<String>> on = answers.get(ON);
        boolean alone = on.size() == 1;
        boolean all = alone && on.getFirst().value().equals(Subjects.ALL);
        if (answers.has(EXCEPT)) {
            if (!all) {
                reading.problems.add(
                        answers.at(EXCEPT), "`except` can stand only where the rest is `on: all`");
            }
            return new Placement.ExceptOn(names(answers.get(EXCEPT), reading, account, owned));
        }
        if (all) {
            return new Placement.Everywhere();
        }
        return alone && on.getFirst().value().equals(Subjects.CLOUD)
                ? new Placement.CloudOnly()
                : new Placement.OnDevices(names(on, reading, account, owned));
    }

    private static ImmutableList<String> names(
            ImmutableList<Located<String>> devices,
            Reading reading,
            String account,
            ImmutableSet<String> owned) {
        devices.stream()
                .filter(device -> !device.value().isEmpty())
                .forEach(device ->
                        reading.check("device of `" + account + "` called", device, owned));
        return devices.stream()
                .map(Located::value)
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }
}
