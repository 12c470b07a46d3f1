package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

class RepeatedSubmitsTests {

    private final RepeatedSubmits submits = new RepeatedSubmits(Duration.ofSeconds(10));

    @Test
    void preHandleWhenTheFirstIsStillAtWorkWaitsForItAndFollows() throws Exception {
        MockHttpServletRequest first = post("1");
        assertThat(submits.preHandle(first, new MockHttpServletResponse(), this))
                .isTrue();

        MockHttpServletResponse answer = new MockHttpServletResponse();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> pre(post("1"), answer));
        MockHttpServletResponse made = new MockHttpServletResponse();
        made.sendRedirect("/studio/channels/made");
        submits.afterCompletion(first, made, this, null);

        assertThat(second).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(false);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/studio/channels/made");
    }

    @Test
    void preHandleWhenTheFirstWasRefusedLetsTheNextThrough() throws Exception {
        MockHttpServletRequest first = post("2");
        submits.preHandle(first, new MockHttpServletResponse(), this);
        submits.afterCompletion(first, new MockHttpServletResponse(), this, null);

        assertThat(submits.preHandle(post("2"), new MockHttpServletResponse(), this))
                .isTrue();
    }

    @Test
    void preHandleWhenFirstTakesTooLongLetsTheNextThrough() throws Exception {
        RepeatedSubmits impatient = new RepeatedSubmits(Duration.ZERO);
        impatient.preHandle(post("3"), new MockHttpServletResponse(), this);
        assertThat(impatient.preHandle(post("3"), new MockHttpServletResponse(), this))
                .isTrue();
    }

    @Test
    void preHandleWhenFormsDifferLetsBothThrough() throws Exception {
        assertThat(pre(post("4"), new MockHttpServletResponse())).isTrue();
        assertThat(pre(post("5"), new MockHttpServletResponse())).isTrue();
        MockHttpServletRequest elsewhere = post("4");
        elsewhere.setRequestURI("/console/sellers");
        assertThat(pre(elsewhere, new MockHttpServletResponse())).isTrue();
        MockHttpServletRequest somebodyElse = post("4");
        somebodyElse.setRemoteUser("other@example.com");
        assertThat(pre(somebodyElse, new MockHttpServletResponse())).isTrue();
    }

    @Test
    void postHandleGivesPagesATokenAndRedirectsNone() {
        ModelAndView page = new ModelAndView("studio/plan");
        submits.postHandle(post("6"), new MockHttpServletResponse(), this, page);
        assertThat(page.getModel()).containsKey(RepeatedSubmits.ONCE);

        ModelAndView redirect = new ModelAndView("redirect:/studio");
        submits.postHandle(post("6"), new MockHttpServletResponse(), this, redirect);
        assertThat(redirect.getModel()).isEmpty();
    }

    private boolean pre(MockHttpServletRequest request, MockHttpServletResponse response) {
        try {
            return submits.preHandle(request, response, this);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static MockHttpServletRequest post(String once) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/studio/channels");
        request.setRemoteUser("ada@example.com");
        request.setParameter("once", once);
        return request;
    }
}
