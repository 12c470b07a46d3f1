package io.vitrine.profiles;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.channels.ChannelId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps profiles, and which of them a channel has chosen and a show has begun with. */
public interface Profiles {

    /** The default first, those that are retired last. */
    List<ProfileView> all();

    /** Those that a channel may choose, which are those that are not retired, and the one that it has chosen. */
    List<ProfileView> offered(@Nullable ChannelId channel);

    Optional<ProfileView> find(ProfileId profile);

    /** The one of channels that have chosen none. */
    ProfileView standard();

    /** Newest first. */
    List<ProfileVersion> versions(ProfileId profile);

    /** @throws ProfileException if the draft cannot be a profile */
    ProfileView create(ProfileDraft draft);

    /**
     * Renames it, and makes another version of it if its rungs are others. Shows that have begun keep theirs.
     *
     * @param seen the number of the version that was changed
     * @throws ProfileException if the draft cannot be a profile, or somebody else has made a version meanwhile
     */
    ProfileView change(ProfileId profile, int seen, ProfileDraft draft);

    /** @throws ProfileException if it is retired */
    void makeDefault(ProfileId profile);

    /** @throws ProfileException if it is the default */
    void retire(ProfileId profile, boolean retired);

    /** What the channel has chosen; empty if nothing. */
    Optional<ProfileId> chosen(ChannelId channel);

    /**
     * Counts from the channel's next show.
     *
     * @param profile null for the default
     * @throws ProfileException if there is no such profile, or it is retired
     */
    void choose(ChannelId channel, @Nullable ProfileId profile);

    /** The version that the show has begun with; if it has not yet, it does now. */
    ProfileVersion begin(BroadcastId broadcast, ChannelId channel);
}
