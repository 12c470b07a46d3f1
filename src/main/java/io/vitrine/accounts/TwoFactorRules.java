package io.vitrine.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows whether administrators here need a second factor, and sends those to set one up who have none. */
@Service
@Transactional
class TwoFactorRules {

    private final JdbcClient jdbc;
    private final TwoFactor factors;
    private final AuditLog audit;

    TwoFactorRules(JdbcClient jdbc, TwoFactor factors, AuditLog audit) {
        this.jdbc = jdbc;
        this.factors = factors;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    boolean administratorsNeedIt() {
        return jdbc.sql("select administrators_need_two_factor from sign_in_rules where id = 1")
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    boolean isNeededBy(Role role) {
        return role == Role.ADMIN && administratorsNeedIt();
    }

    @Transactional(readOnly = true)
    boolean isMissing(AccountId account, Role role) {
        return isNeededBy(role) && !factors.isOn(account);
    }

    /** @throws AccountException if it shall be needed by whoever has none themselves: nobody locks themselves out */
    void letAdministratorsNeedIt(AccountId by, boolean needed) {
        if (needed && !factors.isOn(by)) {
            throw new AccountException(
                    "two-factor",
                    "console.two-factor.own-first",
                    "Administrator " + by + " has no second factor, and cannot ask for those of others");
        }
        int changed = jdbc.sql("update sign_in_rules set administrators_need_two_factor = :needed"
                        + " where id = 1 and administrators_need_two_factor <> :needed")
                .param("needed", needed)
                .update();
        if (changed > 0) {
            audit.change("sign-in.two-factor", "administrators", "", said(!needed), said(needed));
        }
    }

    private static String said(boolean needed) {
        return needed ? "needed" : "not needed";
    }
}
