package io.vitrine.studio;

import io.vitrine.stage.Attendance.Minute;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A figure minute by minute, as the points of an SVG polyline.
 *
 * @param points in a box of {@link #WIDTH} × {@link #HEIGHT}
 * @param most the top of the box
 * @param length in minutes
 */
record Curve(String points, int most, int length) {

    static final int WIDTH = 600;
    static final int HEIGHT = 160;

    private static final int HUNDRED = 100;

    /** The viewers of a show. */
    static Curve of(List<Minute> minutes) {
        List<Integer> viewers = minutes.stream().map(Minute::viewers).toList();
        return of(viewers, viewers.stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    static Curve ofPercents(List<Integer> percents) {
        return of(percents, HUNDRED);
    }

    private static Curve of(List<Integer> values, int most) {
        int last = Math.max(1, values.size() - 1);
        String points = IntStream.range(0, values.size())
                .mapToObj(i -> i * WIDTH / last + "," + (HEIGHT - values.get(i) * HEIGHT / Math.max(1, most)))
                .collect(Collectors.joining(" "));
        return new Curve(points, most, values.size() - 1);
    }

    public boolean isDrawn() {
        return length > 0;
    }
}
