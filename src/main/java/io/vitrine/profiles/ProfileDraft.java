package io.vitrine.profiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A profile as an administrator types it. */
public record ProfileDraft(String name, List<RungDraft> rungs) {

    public static final int MOST_RUNGS = 8;

    /** NullAway cannot know that a form may leave fields out. */
    public ProfileDraft(@Nullable String name, @Nullable List<RungDraft> rungs) {
        this.name = text(name);
        this.rungs = rungs == null ? List.of() : List.copyOf(rungs);
    }

    /** One rung to begin with. */
    public static ProfileDraft empty() {
        return new ProfileDraft("", List.of(RungDraft.NEW));
    }

    public static ProfileDraft of(String name, List<Rung> rungs) {
        return new ProfileDraft(name, rungs.stream().map(RungDraft::of).toList());
    }

    /** The same with another rung to be filled in. */
    public ProfileDraft withAnother() {
        List<RungDraft> more = new ArrayList<>(rungs);
        if (more.size() < MOST_RUNGS) {
            more.add(RungDraft.NEW);
        }
        return new ProfileDraft(name, more);
    }

    /** The same without one of the rungs. */
    public ProfileDraft without(int index) {
        List<RungDraft> fewer = new ArrayList<>(rungs);
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return new ProfileDraft(name, fewer);
    }

    /** @throws ProfileException for the first field that cannot be */
    List<Rung> ladder() {
        if (rungs.isEmpty() || rungs.size() > MOST_RUNGS) {
            throw new ProfileException("rungs", "profiles.rungs", Integer.toString(MOST_RUNGS));
        }
        List<Rung> ladder = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rungs.size(); i++) {
            String part = "rungs[" + i + "]";
            try {
                ladder.add(rungs.get(i).rung());
            } catch (ProfileException e) {
                throw e.within(part);
            }
            String rendition = ladder.get(i).name();
            if (!names.add(rendition)) {
                throw new ProfileException(part + ".height", "profiles.twice", rendition);
            }
        }
        ladder.sort(Rung.BEST_FIRST);
        return List.copyOf(ladder);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** A rung as it is typed. */
    public record RungDraft(String height, String frameRate, String kbps, String preset, String audioKbps) {

        /** To be filled in. */
        static final RungDraft NEW = new RungDraft("", "0", "", Preset.X264_VERYFAST.name(), "0");

        /** NullAway cannot know that a form may leave fields out. */
        public RungDraft(
                @Nullable String height,
                @Nullable String frameRate,
                @Nullable String kbps,
                @Nullable String preset,
                @Nullable String audioKbps) {
            this.height = text(height);
            this.frameRate = text(frameRate);
            this.kbps = text(kbps);
            this.preset = text(preset);
            this.audioKbps = text(audioKbps);
        }

        static RungDraft of(Rung rung) {
            return new RungDraft(
                    Integer.toString(rung.height()),
                    Integer.toString(rung.frameRate()),
                    Integer.toString(rung.kbps()),
                    rung.preset().name(),
                    Integer.toString(rung.audioKbps()));
        }

        /** Empty if a field cannot be. */
        public Optional<Rung> valid() {
            try {
                return Optional.of(rung());
            } catch (ProfileException e) {
                return Optional.empty();
            }
        }

        /** @throws ProfileException for the first field that cannot be */
        Rung rung() {
            return new Rung(
                    number("height", height),
                    number("frameRate", frameRate),
                    number("kbps", kbps),
                    Arrays.stream(Preset.values())
                            .filter(one -> one.name().equals(preset))
                            .findFirst()
                            .orElseThrow(() -> new ProfileException("preset", "profiles.preset", preset)),
                    number("audioKbps", audioKbps));
        }

        private static int number(String field, String typed) {
            if (!typed.matches("[0-9]{1,6}")) {
                throw new ProfileException(field, "profiles.number", typed);
            }
            return Integer.parseInt(typed);
        }
    }
}
