package io.vitrine.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.vitrine.shared.PlainText;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks a provider who somebody is: authorization code with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0). */
final class OidcProvider {

    static final String START = "/sign-in/oidc";
    static final String BACK = "/sign-in/oidc/back";

    private static final int MOST_OF_NAME = 80;
    private static final int PATIENCE_MILLIS = 5_000;

    private final Issuer issuer;
    private final ClientID client;
    private final OidcSettings settings;
    private final URI back;
    private volatile @Nullable OIDCProviderMetadata metadata;

    OidcProvider(OidcSettings settings) {
        this.settings = settings;
        this.issuer = new Issuer(settings.issuer());
        this.client = new ClientID(settings.clientId());
        this.back = URI.create(settings.site().replaceAll("/$", "") + BACK);
    }

    /** Where the browser goes to be recognised. */
    URI begin(OidcAttempt attempt) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email", "profile"), client, back)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Who it is, by the answer that the browser brings.
     *
     * @throws OidcException if the answer is none to this attempt, or the provider does not vouch for the address
     */
    Person finish(OidcAttempt attempt, Map<String, List<String>> answer) {
        try {
            IDTokenClaimsSet claims = claims(attempt, code(attempt, answer));
            String email = claims.getStringClaim("email");
            if (email == null || !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
                throw OidcException.unverified();
            }
            return new Person(email, Objects.toString(claims.getStringClaim("name"), ""));
        } catch (GeneralException | BadJOSEException | JOSEException | IOException e) {
            throw OidcException.failed("The answer of " + issuer + " is not good: " + e.getMessage(), e);
        }
    }

    private AuthorizationCode code(OidcAttempt attempt, Map<String, List<String>> answer) throws GeneralException {
        AuthenticationResponse response = AuthenticationResponseParser.parse(back, answer);
        if (!attempt.state().equals(response.getState())) {
            throw OidcException.failed("The answer is to another question");
        }
        if (response.getIssuer() != null && !response.getIssuer().equals(issuer)) {
            throw OidcException.failed("The answer is of another provider");
        }
        if (!response.indicatesSuccess()) {
            throw OidcException.failed(issuer + " has refused: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        return Objects.requireNonNull(response.toSuccessResponse().getAuthorizationCode());
    }

    private IDTokenClaimsSet claims(OidcAttempt attempt, AuthorizationCode code)
            throws GeneralException, BadJOSEException, JOSEException, IOException {
        OIDCProviderMetadata known = metadata();
        HTTPRequest request = new TokenRequest.Builder(
                        known.getTokenEndpointURI(),
                        new ClientSecretBasic(
                                client,
                                new com.nimbusds.oauth2.sdk.auth.Secret(
                                        settings.clientSecret().reveal())),
                        new AuthorizationCodeGrant(code, back, attempt.verifier()))
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        TokenResponse response = OIDCTokenResponseParser.parse(request.send());
        if (!(response instanceof OIDCTokenResponse tokens)) {
            throw OidcException.failed(issuer + " gives no token: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        return new IDTokenValidator(
                        issuer,
                        client,
                        JWSAlgorithm.RS256,
                        known.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS))
                .validate(tokens.getOIDCTokens().getIDToken(), attempt.nonce());
    }

    /** Asked for when it is needed first, so that a provider that is away keeps no application from starting. */
    private OIDCProviderMetadata metadata() {
        OIDCProviderMetadata known = metadata;
        if (known == null) {
            try {
                known = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
            } catch (GeneralException | IOException e) {
                throw OidcException.failed(issuer + " does not say how to ask it: " + e.getMessage(), e);
            }
            metadata = known;
        }
        return known;
    }

    /** @param name as the provider knows it; may be empty */
    record Person(String email, String name) {

        /** One line; who has none is called by what stands before the at sign. */
        String displayName() {
            String text = PlainText.cleaned(name, MOST_OF_NAME).strip();
            return text.isEmpty() ? PlainText.cleaned(email.split("@", 2)[0], MOST_OF_NAME) : text;
        }
    }
}
