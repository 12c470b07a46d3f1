package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import io.vitrine.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.DefaultDeserializer;
import org.springframework.core.serializer.DefaultSerializer;

/**
 * Makes bytes of what is in a session, and seals them: secrets of a sign-in that is half done are among them, and nothing is
 * made of bytes that are not our own.
 */
final class SealedAttributes {

    private static final Logger log = LoggerFactory.getLogger(SealedAttributes.class);
    private static final String PLACE = "session";

    private final DefaultSerializer serializer = new DefaultSerializer();
    private final DefaultDeserializer deserializer = new DefaultDeserializer(SealedAttributes.class.getClassLoader());
    private final Vault vault;

    SealedAttributes(Vault vault) {
        this.vault = vault;
    }

    // Spring Session takes null for an attribute that there is not.
    @SuppressWarnings("NullAway")
    GenericConversionService conversions() {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, this::seal);
        conversions.addConverter(byte[].class, Object.class, this::open);
        return conversions;
    }

    private byte[] seal(Object value) {
        try {
            String text = Base64.getEncoder().encodeToString(serializer.serializeToByteArray(value));
            return vault.seal(Secret.of(text), PLACE).getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(value.getClass() + " cannot be kept in a session", e);
        }
    }

    /** What another version of the application kept, or one with another master secret, is as good as forgotten. */
    private @Nullable Object open(byte[] bytes) {
        try {
            Secret text = vault.open(new String(bytes, StandardCharsets.US_ASCII), PLACE);
            return deserializer.deserializeFromByteArray(Base64.getDecoder().decode(text.reveal()));
        } catch (IOException | RuntimeException e) {
            log.debug("What a session kept cannot be read", e);
            return null;
        }
    }
}
