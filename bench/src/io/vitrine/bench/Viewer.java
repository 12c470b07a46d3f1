package io.vitrine.bench;

import com.microsoft.playwright.Page;
import io.vitrine.support.Browser;
import io.vitrine.support.Network;
import io.vitrine.support.PictureClock;
import io.vitrine.support.Watched;
import java.time.Duration;

/** A visitor who watches one page, as long as the page is open. */
final class Viewer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Page page;
    private final PictureClock clock;

    Viewer(Browser browser) {
        page = browser.visitor();
        clock = Browser.clock(page);
    }

    /** Opens the page, and waits until its picture moves. */
    PictureClock.Frame open(String address) {
        page.navigate(address);
        return clock.awaitFrame(PATIENCE);
    }

    Page page() {
        return page;
    }

    /** Picks a rendition in the page's own menu, by its name: {@code source}, or for example {@code 720p}. */
    void choose(String rendition) {
        page.selectOption("[data-control=quality]", rendition);
    }

    Network network() {
        return Browser.network(page);
    }

    /** Watches for so long, after which the frames of that time are given. */
    Watched watch(Duration duration) {
        long from = System.currentTimeMillis();
        page.waitForTimeout(duration.toMillis());
        return clock.frames(from);
    }

    void settle(Duration duration) {
        page.waitForTimeout(duration.toMillis());
    }

    /** The first frame that the page showed, however long ago. */
    PictureClock.Frame first() {
        clock.awaitFrame(PATIENCE);
        return clock.frames().frames().get(0);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
