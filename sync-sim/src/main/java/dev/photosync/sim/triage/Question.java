package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Quoted;
import dev.photosync.sim.text.WordingException;
import java.util.Arrays;
import java.util.Locale;

/// Something that an owner can see without knowing the cause, as a closed question.
///
/// The order is that in which an owner is asked: the app first, then the phone, then what takes a
/// look into the settings or at another device.
public enum Question {
    DIRECTION(
            "Which way does it not go?",
            answer("out", "what is new here does not arrive elsewhere"),
            answer("in", "what is new elsewhere does not show up here"),
            answer("both", "neither way"),
            answer("originals", "pictures show, but do not open in full"),
            answer("neither", "nothing seems to be missing")),
    STATUS(
            "What does the app say?",
            answer("up-to-date", "that all is up to date"),
            answer("syncing", "that it is syncing so many items"),
            answer("wifi", "that it waits for Wi-Fi, or saves data"),
            answer("offline", "that there is no connection"),
            answer("retrying", "that the cloud cannot be reached, and it will try again"),
            answer("battery", "that it saves battery, or cools down"),
            answer("cloud-full", "that the cloud storage is full"),
            answer("storage-full", "that the phone's storage is full"),
            answer("sign-in", "that somebody has to sign in"),
            answer("update", "that an update is needed"),
            answer("access", "that it may not see all photos"),
            answer("off", "that sync is switched off"),
            answer("paused", "that it is paused"),
            answer("items-failed", "that some items could not be synced"),
            answer("not-running", "nothing: the app or the phone is not running")),
    COUNT(
            "Did anything get through in the last half hour?",
            answer("yes", "at least one item"),
            answer("no", "nothing")),
    NETWORK(
            "Which network does the status bar show?",
            answer("wifi", "Wi-Fi"),
            answer("cellular", "cellular"),
            answer("none", "none")),
    WEB(
            "Do web pages open?",
            answer("yes", "yes"),
            answer("no", "no"),
            answer("page", "only a page that wants a sign-in")),
    CHARGING(
            "Does the battery's symbol show that it charges?",
            answer("yes", "yes"),
            answer("no", "no")),
    BATTERY(
            "How is the battery?",
            answer("fine", "more than 20 %"),
            answer("low", "20 % or less"),
            answer("low-power", "in Low Power Mode, at any charge")),
    CLOUD(
            "Is the cloud plan full, by its page in Settings?",
            answer("full", "less than 2 % is free"),
            answer("room", "there is room")),
    STORAGE(
            "Is the phone's storage full, by its page in Settings?",
            answer("full", "less than 5 % is free"),
            answer("room", "there is room")),
    UPDATE("Does Settings offer a software update?", answer("yes", "yes"), answer("no", "no")),
    OTHERS(
            "Do the account's other devices sync among each other?",
            answer("yes", "yes, all others"),
            answer("no", "no, another one has something left, too"),
            answer("alone", "there are no others"));

    private final String text;
    private final ImmutableList<Answer> answers;

    Question(String text, Answer... answers) {
        this.text = text;
        this.answers = ImmutableList.copyOf(answers);
    }

    /// One of a question's answers.
    ///
    /// @param word as files and commands write it
    /// @param text as an owner would say it
    public record Answer(String word, String text) {}

    private static Answer answer(String word, String text) {
        return new Answer(word, text);
    }

    /// As an owner is asked.
    public String text() {
        return text;
    }

    public ImmutableList<Answer> answers() {
        return answers;
    }

    /// The name as files and commands write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The question of a name.
    ///
    /// @throws WordingException if there is none
    public static Question named(String word) {
        ImmutableList<String> all =
                Arrays.stream(values())
                        .map(Question::slug)
                        .collect(ImmutableList.toImmutableList());
        int index = all.indexOf(word);
        if (index < 0) {
            throw new WordingException(
                    "there is no question " + Quoted.of(word) + NearestWord.advice(word, all));
        }
        return values()[index];
    }

    /// The answer of a word.
    ///
    /// @throws WordingException if it is none to this question
    public Answer answer(String word) {
        return answers.stream()
                .filter(answer -> answer.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new WordingException(
                                slug()
                                        + ": "
                                        + Quoted.of(word)
                                        + " is no answer"
                                        + NearestWord.advice(
                                                word,
                                                answers.stream().map(Answer::word).toList())));
    }
}
