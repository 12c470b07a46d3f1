package io.vitrine.studio;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Holds for whom the request at hand acts, from when {@link StudioAccess} has let it in. */
@Component
class ActingShop {

    private static final String ATTRIBUTE = Acting.class.getName();

    Acting now() {
        Object acting = RequestContextHolder.currentRequestAttributes()
                .getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (acting instanceof Acting known) {
            return known;
        }
        throw new IllegalStateException("Only what StudioAccess has let in acts for a shop");
    }

    void begin(Acting acting) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(ATTRIBUTE, acting, RequestAttributes.SCOPE_REQUEST);
    }
}
