package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vitrine.shared.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses bodies with members that nobody knows, as of a name that was mistyped the value would be lost without a word, and
 * with lists of nothing.
 */
@RestControllerAdvice(basePackageClasses = StrictBodies.class)
class StrictBodies extends RequestBodyAdviceAdapter {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_SHOWN = 60;

    private final JsonMapper json;

    StrictBodies(JsonMapper json) {
        this.json = json.rebuild()
                .withConfigOverride(
                        List.class, override -> override.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        byte[] body = message.getBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw ApiException.of(Problem.TOO_LONG, "The body is longer than " + MOST_BYTES + " bytes");
        }
        try {
            json.readValue(body, json.constructType(type));
        } catch (UnrecognizedPropertyException e) {
            throw ApiException.of(
                    Problem.MALFORMED,
                    "The body has \"" + PlainText.cleaned(e.getPropertyName(), MOST_SHOWN)
                            + "\", which this address does not know; it knows " + e.getKnownPropertyIds());
        } catch (InvalidNullException e) {
            throw ApiException.of(
                    Problem.INVALID, "One of the \"" + e.getPropertyName() + "\" in the body is null: leave it out");
        } catch (JacksonException e) {
            // Whoever reads it next says what is wrong.
        }
        return new Read(message.getHeaders(), body);
    }

    private record Read(HttpHeaders headers, byte[] body) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
