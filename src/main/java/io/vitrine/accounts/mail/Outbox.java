package io.vitrine.accounts.mail;

import io.vitrine.accounts.mail.MailTickets.TicketId;
import io.vitrine.shared.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps mails in the database until they are sent. */
@Service
@Transactional
class Outbox implements Mails {

    static final int AT_ONCE = 20;

    private static final int MOST_OF_PROBLEM = 300;
    private static final int MOST_OF_MODEL = 4000;
    private static final Duration GIVEN_UP_KEPT = Duration.ofDays(30);
    private static final Pattern TEMPLATE = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final TypeReference<Map<String, String>> MODEL = new TypeReference<>() {};

    private final OutgoingMailRepository mails;
    private final MailSettings settings;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(
            OutgoingMailRepository mails,
            MailSettings settings,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.mails = mails;
        this.settings = settings;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean areSent() {
        return settings.isComplete();
    }

    @Override
    @Transactional(readOnly = true)
    public Waiting waiting() {
        return new Waiting(mails.countByNextAttemptIsNotNull(), mails.oldestWaiting());
    }

    @Override
    public void send(MailTo to, String template, Locale language, Map<String, String> model) {
        put(to, template, language, model, null);
    }

    @Override
    public void send(MailTo to, String template, Locale language, Map<String, String> model, TicketId ticket) {
        put(to, template, language, model, ticket.value());
    }

    private void put(MailTo to, String template, Locale language, Map<String, String> model, @Nullable UUID ticket) {
        if (!settings.isComplete()) {
            return;
        }
        String text = json.writeValueAsString(model);
        if (!TEMPLATE.matcher(template).matches() || text.length() > MOST_OF_MODEL) {
            throw new IllegalArgumentException("A mail has a template, and is told at most 4,000 characters");
        }
        mails.save(new OutgoingMail(to, template, language, text, ticket, clock.instant()));
        events.publishEvent(new MailWaits());
    }

    /** Those whose time has come, each counted as tried. */
    List<Letter> takeDue() {
        List<OutgoingMail> due = mails.findDue(clock.instant(), Limit.of(AT_ONCE));
        due.forEach(mail -> mail.begin(clock.instant()));
        return due.stream().map(this::letter).toList();
    }

    private Letter letter(OutgoingMail mail) {
        UUID ticket = mail.ticket();
        return new Letter(
                mail.id(),
                mail.to(),
                mail.template(),
                mail.language(),
                json.readValue(mail.model(), MODEL),
                ticket == null ? null : new TicketId(ticket));
    }

    void done(UUID id) {
        mails.deleteById(id);
    }

    void failed(UUID id, String why, boolean forGood) {
        mails.findById(id).ifPresent(mail -> mail.failed(PlainText.cleaned(why, MOST_OF_PROBLEM), forGood));
    }

    void tryAgain(UUID id) {
        mails.findById(id).ifPresent(mail -> mail.tryAgain(clock.instant()));
        events.publishEvent(new MailWaits());
    }

    /** What was given up long ago is of no use to anybody, and has an address in it. */
    void forgetOld() {
        mails.deleteByNextAttemptIsNullAndCreatedAtBefore(clock.instant().minus(GIVEN_UP_KEPT));
    }

    @Transactional(readOnly = true)
    State state(int most) {
        return new State(
                mails.countByNextAttemptIsNotNull(),
                mails.countByNextAttemptIsNull(),
                mails.findAllByOrderByIdDesc(Limit.of(most)).stream()
                        .map(OutgoingMail::view)
                        .toList());
    }

    @Transactional(readOnly = true)
    Optional<MailView> find(UUID id) {
        return mails.findById(id).map(OutgoingMail::view);
    }

    /** Tells that there is something to send. */
    record MailWaits() {}

    /** How many mails wait or were given up, and the newest of them. */
    record State(long waiting, long givenUp, List<MailView> newest) {}

    /**
     * A mail to be written and sent.
     *
     * @param ticket what its link is for; null if it has none
     */
    record Letter(
            UUID id,
            MailTo to,
            String template,
            Locale language,
            Map<String, String> model,
            @Nullable TicketId ticket) {}
}
