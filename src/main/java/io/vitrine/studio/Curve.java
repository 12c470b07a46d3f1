package io.vitrine.studio;

import io.vitrine.stage.Attendance.Minute;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The viewers of a show over its minutes, as the points of an SVG polyline.
 *
 * @param points in a box of {@link #WIDTH} × {@link #HEIGHT}
 * @param most viewers at once; the top of the box
 */
record Curve(List<Minute> minutes, String points, int most) {

    static final int WIDTH = 600;
    static final int HEIGHT = 160;

    static Curve of(List<Minute> minutes) {
        int most = minutes.stream().mapToInt(Minute::viewers).max().orElse(0);
        int last = Math.max(1, minutes.size() - 1);
        String points = IntStream.range(0, minutes.size())
                .mapToObj(
                        i -> i * WIDTH / last + "," + (HEIGHT - minutes.get(i).viewers() * HEIGHT / Math.max(1, most)))
                .collect(Collectors.joining(" "));
        return new Curve(minutes, points, most);
    }

    public boolean isDrawn() {
        return minutes.size() > 1;
    }
}
