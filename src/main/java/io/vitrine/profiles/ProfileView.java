package io.vitrine.profiles;

import java.util.List;

/**
 * A profile as it is now.
 *
 * @param version the number of its newest version
 * @param rungs of that version, best first
 * @param isDefault whether channels get it that have chosen none
 * @param retired whether no channel may choose it any more; those that have chosen it keep it
 * @param channels how many have chosen it
 */
public record ProfileView(
        ProfileId id, String name, int version, List<Rung> rungs, boolean isDefault, boolean retired, int channels) {

    /** Such as {@code 720p, 480p, 360p}. */
    public String renditions() {
        return String.join(", ", rungs.stream().map(Rung::name).toList());
    }
}
