package io.vitrine.transcoding;

import io.vitrine.profiles.Costs;
import io.vitrine.profiles.Rung;
import io.vitrine.transcoding.Transcodings.Capacity;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Knows how many ladders the machine has room for: all of them together may take three quarters of its processors.
 *
 * <p>A ladder takes what was measured. One that was not takes an equal share, of which there are as many as ladders are
 * allowed; so that without a measurement ladders are counted, and nothing else.
 */
@Component
class LadderRoom {

    /** The rest is for the encoders' streams as they come, for viewers, and for this application. */
    private static final double PART = 0.75;

    /** Sums of shares are not exact. */
    private static final double NEARLY = 1e-6;

    private final Costs costs;
    private final TranscodingSettings settings;
    private final double budget;

    @Autowired
    LadderRoom(Costs costs, TranscodingSettings settings) {
        this(costs, settings, Runtime.getRuntime().availableProcessors());
    }

    LadderRoom(Costs costs, TranscodingSettings settings, int processors) {
        this.costs = costs;
        this.settings = settings;
        this.budget = processors * PART;
    }

    /** @param running the ladders that there are */
    boolean fits(List<Rung> wanted, List<List<Rung>> running) {
        return !isLimit(running.size()) && used(running) + cores(wanted) <= budget + NEARLY;
    }

    /** How many there are, and could be if more came such as those that run now cost on average. */
    Capacity capacity(List<List<Rung>> running) {
        int now = running.size();
        if (now == 0 || settings.mostLadders() == 0) {
            return new Capacity(now, settings.mostLadders(), budget);
        }
        double used = used(running);
        int most = (int) Math.floor(budget / Math.max(used / now, NEARLY) + NEARLY);
        Integer limit = settings.ladders();
        return new Capacity(now, Math.max(now, limit == null ? most : Math.min(limit, most)), budget);
    }

    private boolean isLimit(int running) {
        Integer limit = settings.ladders();
        return limit != null && running >= limit;
    }

    private double used(List<List<Rung>> running) {
        return running.stream().mapToDouble(this::cores).sum();
    }

    private double cores(List<Rung> rungs) {
        return costs.cores(rungs).orElse(budget / Math.max(1, settings.mostLadders()));
    }

    /** The ladders of these jobs; some make none. */
    static List<List<Rung>> ladders(Collection<Job> jobs) {
        return jobs.stream().map(Job::ladder).filter(rungs -> !rungs.isEmpty()).toList();
    }
}
