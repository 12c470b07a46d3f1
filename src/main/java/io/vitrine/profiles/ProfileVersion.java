package io.vitrine.profiles;

import java.time.Instant;
import java.util.List;

/**
 * What a profile asks for; it never changes.
 *
 * @param name of the profile as it is now
 * @param number 1 for the first
 * @param rungs best first
 */
public record ProfileVersion(ProfileId profile, String name, int number, List<Rung> rungs, Instant at) {}
