package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of signing in with an account that people have elsewhere (OpenID Connect).
 *
 * @param issuer of the provider, as its discovery document names it; empty to have none
 * @param clientId by which the provider knows this installation
 * @param clientSecret by which this installation proves who it is
 * @param name of the provider, as people know it
 * @param site where people reach this installation: the provider leads them back there
 */
@ConfigurationProperties("vitrine.accounts.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") Secret clientSecret,
        @DefaultValue("OpenID") String name,
        @DefaultValue("") String site) {

    OidcSettings {
        if (!issuer.isEmpty()) {
            URI address = URI.create(issuer);
            boolean loopback = "http".equals(address.getScheme()) && "localhost".equals(address.getHost());
            if (!"https".equals(address.getScheme()) && !loopback) {
                throw new IllegalArgumentException(
                        "VITRINE_OIDC_ISSUER has to begin with https://, and \"" + issuer + "\" does not");
            }
            if (clientId.isEmpty() || clientSecret.reveal().isEmpty() || site.isEmpty()) {
                throw new IllegalArgumentException("With VITRINE_OIDC_ISSUER there have to be VITRINE_OIDC_CLIENT_ID, "
                        + "VITRINE_OIDC_CLIENT_SECRET and VITRINE_SITE");
            }
        }
    }

    boolean isConfigured() {
        return !issuer.isEmpty();
    }
}
