package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.ingest.Signals;
import io.vitrine.profiles.Profiles;
import io.vitrine.tokens.Scope;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an administrator's programs ban channels. */
@RestController
@RequestMapping(path = "/api/v1/site/channels/{id}/ban", produces = MediaType.APPLICATION_JSON_VALUE)
class SiteChannelsController {

    private final Channels channels;
    private final Signals signals;
    private final Profiles profiles;
    private final Clock clock;

    SiteChannelsController(Channels channels, Signals signals, Profiles profiles, Clock clock) {
        this.channels = channels;
        this.signals = signals;
        this.profiles = profiles;
        this.clock = clock;
    }

    @Needs(Scope.SITE_WRITE)
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "banChannel", summary = "Ban a channel, and stop what is on air of it")
    ResponseEntity<ChannelAnswer> ban(@PathVariable String id, @RequestBody BanRequest wanted) {
        ChannelId channel = channel(id).id();
        Instant until = wanted.until();
        if (until != null && !until.isAfter(clock.instant())) {
            throw ApiException.of(Problem.INVALID, "\"until\" is to come, or left out; " + until + " is past");
        }
        channels.ban(channel, Reasons.checked(wanted.reason()), until);
        // The ban refuses the encoder when it comes back; this makes it go.
        signals.drop(channel);
        return answer(channel(id));
    }

    @Needs(Scope.SITE_WRITE)
    @DeleteMapping
    @Operation(operationId = "liftBan", summary = "Let a channel publish again")
    ResponseEntity<ChannelAnswer> lift(@PathVariable String id) {
        channels.liftBan(channel(id).id());
        return answer(channel(id));
    }

    private ChannelView channel(String id) {
        return CallerScope.any(id, "channel", channels::find);
    }

    private ResponseEntity<ChannelAnswer> answer(ChannelView channel) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(ChannelAnswer.of(channel, profiles.chosen(channel.id())));
    }

    /**
     * Why, and for how long.
     *
     * @param reason 1 to 200 characters on one line
     * @param until when it ends by itself; left out until it is lifted
     */
    record BanRequest(@Nullable String reason, @Nullable Instant until) {}
}
