package io.vitrine.tokens;

import io.vitrine.accounts.AccessTakenBack;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.Role;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Sellers;
import io.vitrine.accounts.Standing;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import io.vitrine.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the digests of tokens in the database: 160 random bits need no salt, and nobody can try them all. */
@Service
@Transactional
class JdbcTokens implements Tokens {

    /** Programs that look for leaked secrets recognise a token by it. */
    private static final String PREFIX = "vitrine_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[a-z2-7]{32}");
    private static final int SHOWN_AT_THE_END = 4;
    private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(30);
    /** A busy program is not worth a write for each request. */
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Sellers sellers;
    private final AuditLog audit;
    private final Clock clock;

    JdbcTokens(JdbcClient jdbc, Accounts accounts, Sellers sellers, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sellers = sellers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public NewToken create(SellerId seller, AccountId by, String name, Set<Scope> scopes, TokenLife life) {
        return make(seller, by, name, scopes, life);
    }

    @Override
    public NewToken createForSite(AccountId by, String name, Set<Scope> scopes, TokenLife life) {
        return make(null, by, name, scopes, life);
    }

    private NewToken make(@Nullable SellerId seller, AccountId by, String name, Set<Scope> scopes, TokenLife life) {
        String title = name.strip();
        if (!PlainText.isOneLine(title, MOST_NAME)) {
            throw new TokenException("tokens.name", "A token's name is 1 to " + MOST_NAME + " characters on one line");
        }
        if (scopes.isEmpty() || !(seller == null ? Scope.ofSite() : Scope.ofShops()).containsAll(scopes)) {
            throw new TokenException("tokens.scopes", "A token has one scope at least, all of them of its kind");
        }
        Instant now = clock.instant();
        if (of(seller).stream().filter(token -> token.isUsable(now)).count() >= MOST_OF_SHOP) {
            throw new TokenException(
                    "tokens.most",
                    (seller == null ? "The site" : "Shop " + seller) + " has " + MOST_OF_SHOP + " tokens");
        }
        // Two of the 80 bits that name things in public.
        String token = PREFIX + PublicId.random() + PublicId.random();
        TokenView view = new TokenView(
                PublicId.random(),
                title,
                by,
                Set.copyOf(scopes),
                token.substring(token.length() - SHOWN_AT_THE_END),
                now,
                now.plus(life.length()),
                null,
                null,
                null);
        insert(view, seller, by, digest(token));
        audit.note("token.created", view.id(), title + ": " + keys(scopes));
        return new NewToken(view, Secret.of(token));
    }

    private void insert(TokenView view, @Nullable SellerId seller, AccountId by, String digest) {
        jdbc.sql("insert into api_tokens (id, public_id, seller_id, created_by, name, scopes, digest, ending,"
                        + " created_at, expires_at) values (:id, :publicId, :seller, :by, :name, :scopes, :digest,"
                        + " :ending, :at, :expires)")
                .param("id", Ids.next())
                .param("publicId", view.id().value())
                .param("seller", seller == null ? null : seller.value())
                .param("by", by.value())
                .param("name", view.name())
                .param("scopes", keys(view.scopes()))
                .param("digest", digest)
                .param("ending", view.ending())
                .param("at", time(view.createdAt()))
                .param("expires", time(view.expiresAt()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<TokenView> ofSeller(SellerId seller) {
        return of(seller);
    }

    @Override
    @Transactional(readOnly = true)
    public List<TokenView> ofSite() {
        return of(null);
    }

    private List<TokenView> of(@Nullable SellerId seller) {
        return named(
                        seller,
                        jdbc.sql(
                                "select public_id, name, created_by, scopes, ending, created_at, expires_at, last_used_at,"
                                        + " last_used_from, revoked_at from api_tokens where " + whose(seller)
                                        + " and expires_at > :since and (revoked_at is null or revoked_at > :since)"
                                        + " order by case when revoked_at is null and expires_at > :now then 0 else 1 end,"
                                        + " created_at desc, id desc"))
                .param("now", time(clock.instant()))
                .param("since", time(clock.instant().minus(SHOWN_AFTERWARDS)))
                .query(JdbcTokens::view)
                .list();
    }

    @Override
    public void revoke(SellerId seller, PublicId token) {
        end(seller, token);
    }

    @Override
    public void revokeOfSite(PublicId token) {
        end(null, token);
    }

    private void end(@Nullable SellerId seller, PublicId token) {
        int revoked = named(
                        seller,
                        jdbc.sql("update api_tokens set revoked_at = :now where public_id = :id and " + whose(seller)
                                + " and revoked_at is null"))
                .param("now", time(clock.instant()))
                .param("id", token.value())
                .update();
        if (revoked > 0) {
            audit.note("token.revoked", token, "");
        }
    }

    /** What its maker made may have been made by whoever had the password, or be known to them. */
    @EventListener
    void on(AccessTakenBack taken) {
        List<String> works = jdbc.sql("select public_id from api_tokens where created_by = :maker"
                        + " and revoked_at is null and expires_at > :now for update")
                .param("maker", taken.account().value())
                .param("now", time(clock.instant()))
                .query(String.class)
                .list();
        for (String token : works) {
            jdbc.sql("update api_tokens set revoked_at = :now where public_id = :id")
                    .param("now", time(clock.instant()))
                    .param("id", token)
                    .update();
            audit.note("token.revoked", token, "with the access of its maker");
        }
    }

    private static String whose(@Nullable SellerId seller) {
        return seller == null ? "seller_id is null" : "seller_id = :seller";
    }

    private static JdbcClient.StatementSpec named(@Nullable SellerId seller, JdbcClient.StatementSpec statement) {
        return seller == null ? statement : statement.param("seller", seller.value());
    }

    @Override
    public Optional<Caller> recognise(Secret token, String address) {
        if (!FORM.matcher(token.reveal()).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Caller> caller = jdbc.sql("select public_id, name, seller_id, created_by, scopes from api_tokens"
                        + " where digest = :digest and revoked_at is null and expires_at > :now")
                .param("digest", digest(token.reveal()))
                .param("now", time(now))
                .query(JdbcTokens::caller)
                .optional()
                .filter(this::mayAct);
        caller.ifPresent(found -> noteUse(found.token(), address, now));
        return caller;
    }

    private boolean mayAct(Caller caller) {
        SellerId shop = caller.shop();
        Optional<AccountView> maker = accounts.find(caller.account()).filter(AccountView::active);
        return shop == null
                ? maker.filter(found -> found.role() == Role.ADMIN && accounts.isFree(found.id()))
                        .isPresent()
                : sellers.standing(shop).filter(Standing.VERIFIED::equals).isPresent()
                        && maker.filter(found -> shop.equals(found.seller())).isPresent();
    }

    private void noteUse(PublicId token, String address, Instant now) {
        jdbc.sql("update api_tokens set last_used_at = :now, last_used_from = :address where public_id = :id"
                        + " and (last_used_at is null or last_used_at < :before or last_used_from <> :address)")
                .param("now", time(now))
                .param("before", time(now.minus(USE_IS_NOTED_EVERY)))
                .param("address", address)
                .param("id", token.value())
                .update();
    }

    private static Caller caller(ResultSet row, int number) throws SQLException {
        UUID seller = row.getObject("seller_id", UUID.class);
        return new Caller(
                PublicId.of(row.getString("public_id")),
                row.getString("name"),
                new AccountId(row.getObject("created_by", UUID.class)),
                seller == null ? null : new SellerId(seller),
                scopes(row.getString("scopes")));
    }

    private static TokenView view(ResultSet row, int number) throws SQLException {
        return new TokenView(
                PublicId.of(row.getString("public_id")),
                row.getString("name"),
                new AccountId(row.getObject("created_by", UUID.class)),
                scopes(row.getString("scopes")),
                row.getString("ending"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                row.getString("last_used_from"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A scope that this version does not know any more lets nobody do anything. */
    private static Set<Scope> scopes(String keys) {
        return Arrays.stream(keys.split(" "))
                .flatMap(key -> Scope.of(key).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    private static String keys(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::key).collect(Collectors.joining(" "));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String digest(String token) {
        return Sha256.hex(token);
    }
}
