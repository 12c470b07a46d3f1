package io.vitrine.accounts;

import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;

/** Knows the sessions of everybody who is signed in. */
interface OpenSessions {

    /** Somebody has just signed in. */
    void begin(HttpServletRequest request, AccountId account);

    /** The session is used, perhaps from another network than before. */
    void seen(HttpServletRequest request);

    /**
     * Those that are open, the newest first.
     *
     * @param passwordRevision those that know of an older one are over, though they were not told yet
     * @param asking the session that wants to know
     */
    List<View> of(AccountId account, int passwordRevision, @Nullable HttpSession asking);

    /** @return false if there is none of this id, or it is the one that asks */
    boolean end(AccountId account, String id, @Nullable HttpSession asking);

    void endOthers(AccountId account, @Nullable HttpSession asking);

    static String address(HttpServletRequest request) {
        return Objects.toString(request.getRemoteAddr(), "");
    }

    /** @param context what a session keeps of who is signed in */
    static boolean knows(@Nullable Object context, int passwordRevision) {
        return context instanceof SecurityContext known
                && known.getAuthentication() != null
                && known.getAuthentication().getPrincipal() instanceof SignedInUser user
                && user.passwordRevision() >= passwordRevision;
    }

    /**
     * What its owner sees.
     *
     * @param address of the network it was seen from last
     * @param own whether it is the one that asks
     */
    record View(PublicId id, BrowserName browser, String address, Instant since, Instant seen, boolean own) {}
}
