package io.vitrine.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Draws the pictures of the demo's products. */
enum DemoPicture {
    CUP(0xE07A5F, DemoPicture::cup),
    THROW(0x3D9A8B, DemoPicture::linen),
    SPEAKER(0x7A5FC0, DemoPicture::speaker);

    private static final int SIZE = 960;
    private static final Color CREAM = new Color(0xFFFDFA);

    private final Color ground;
    private final Consumer<Graphics2D> thing;

    DemoPicture(int ground, Consumer<Graphics2D> thing) {
        this.ground = new Color(ground);
        this.thing = thing;
    }

    /** The picture as a PNG file. */
    byte[] draw() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setPaint(new GradientPaint(0, 0, ground.brighter(), SIZE, SIZE, ground.darker()));
        brush.fillRect(0, 0, SIZE, SIZE);
        brush.setColor(new Color(0, 0, 0, 40));
        brush.fillOval(180, 740, 600, 90);
        thing.accept(brush);
        brush.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static void cup(Graphics2D brush) {
        brush.setColor(CREAM);
        brush.setStroke(new BasicStroke(44));
        brush.drawArc(590, 360, 200, 220, -100, 200);
        brush.fillRoundRect(260, 300, 400, 480, 160, 160);
        brush.fillRect(260, 300, 400, 240);
        brush.setColor(new Color(0xC9A58F));
        brush.fillOval(260, 260, 400, 90);
    }

    private static void linen(Graphics2D brush) {
        brush.setColor(CREAM);
        brush.fillRoundRect(220, 240, 520, 540, 40, 40);
        brush.setColor(new Color(0xCFE3DC));
        for (int y = 290; y < 760; y += 80) {
            brush.fillRect(220, y, 520, 26);
        }
        brush.setColor(CREAM);
        brush.setStroke(new BasicStroke(8));
        for (int x = 240; x < 740; x += 30) {
            brush.drawLine(x, 780, x, 820);
        }
    }

    private static void speaker(Graphics2D brush) {
        brush.setColor(new Color(0x6B4A32));
        brush.fillRoundRect(290, 190, 380, 600, 60, 60);
        brush.setColor(CREAM);
        brush.fillOval(360, 250, 240, 240);
        brush.fillOval(400, 560, 160, 160);
        brush.setColor(new Color(0x2B1B24));
        brush.fillOval(410, 300, 140, 140);
        brush.fillOval(445, 605, 70, 70);
    }
}
